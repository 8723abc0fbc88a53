namespace SignInRecovery.ConditionalAccess;

/// <summary>Puts the session controls of several policies together.</summary>
internal static class SessionMerge
{
    private const int HoursOfDay = 24;

    private static readonly string[] Order =
    [
        "applicationEnforcedRestrictions", "cloudAppSecurity", "continuousAccessEvaluation", "disableResilienceDefaults",
        "persistentBrowser", "secureSignInSession", "signInFrequency", "globalSecureAccessFilteringProfile",
    ];

    /// <summary>The session controls of policies.</summary>
    /// <param name="policies">The policies.</param>
    public static SessionControlResult Of(IEnumerable<CompiledPolicy> policies)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var frequencies = new List<SignInFrequencyControl>();
        var browsers = new List<PersistentBrowserMode>();
        foreach (SessionControls controls in policies.Select(p => p.Policy.SessionControls).OfType<SessionControls>())
        {
            names.UnionWith(NamesOf(controls));
            if (IsOn(controls.SignInFrequency))
            {
                frequencies.Add(controls.SignInFrequency!);
            }

            if (controls.PersistentBrowser is { IsEnabled: not false, Mode: PersistentBrowserMode mode })
            {
                browsers.Add(mode);
            }
        }

        if (names.Count == 0)
        {
            return SessionControlResult.None;
        }

        double?[] hours = [.. frequencies.Select(HoursOf)];
        return new SessionControlResult
        {
            Names = [.. Order.Where(names.Contains)],
            SignInFrequencyHours = hours.Min(),
            IsEveryTime = hours.Contains(0),
            PersistentBrowser = browsers.Contains(PersistentBrowserMode.Never) ? PersistentBrowserMode.Never : browsers.Count > 0 ? browsers[0] : null,
            IsMerged = hours.Distinct().Count() > 1 || browsers.Distinct().Count() > 1,
        };
    }

    private static IEnumerable<string> NamesOf(SessionControls controls)
    {
        if (controls.ApplicationEnforcedRestrictions is { IsEnabled: not false })
        {
            yield return "applicationEnforcedRestrictions";
        }

        if (controls.CloudAppSecurity is { IsEnabled: not false })
        {
            yield return "cloudAppSecurity";
        }

        if (controls.ContinuousAccessEvaluation is { Mode: not null })
        {
            yield return "continuousAccessEvaluation";
        }

        if (controls.DisableResilienceDefaults == true)
        {
            yield return "disableResilienceDefaults";
        }

        if (controls.PersistentBrowser is { IsEnabled: not false })
        {
            yield return "persistentBrowser";
        }

        if (controls.SecureSignInSession is { IsEnabled: not false })
        {
            yield return "secureSignInSession";
        }

        if (IsOn(controls.SignInFrequency))
        {
            yield return "signInFrequency";
        }

        if (controls.GlobalSecureAccessFilteringProfile is { IsEnabled: not false } || controls.NetworkAccessSecurity is { IsEnabled: not false })
        {
            yield return "globalSecureAccessFilteringProfile";
        }
    }

    private static bool IsOn(SignInFrequencyControl? control) => control is not null && control.IsEnabled != false
        && (control.IsEnabled == true || control.Value is not null || control.FrequencyInterval is not null);

    private static double? HoursOf(SignInFrequencyControl control) => control switch
    {
        { FrequencyInterval: SignInFrequencyInterval.EveryTime } => 0,
        { Value: int value, Type: SignInFrequencyType.Days } => value * HoursOfDay,
        { Value: int value, Type: SignInFrequencyType.Hours } => value,
        _ => null,
    };
}
