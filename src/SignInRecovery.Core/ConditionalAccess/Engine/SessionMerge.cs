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
        (double? first, double? least, bool isMerged) = (null, null, false);
        bool isFirst = true;
        PersistentBrowserMode? browser = null;
        foreach (SessionControls controls in policies.Select(p => p.Policy.SessionControls).OfType<SessionControls>())
        {
            names.UnionWith(NamesOf(controls));
            if (IsOn(controls.SignInFrequency))
            {
                double? hours = HoursOf(controls.SignInFrequency!);
                isMerged |= !isFirst && hours != first;
                first = isFirst ? hours : first;
                least = least is null || hours < least ? hours : least;
                isFirst = false;
            }

            if (controls.PersistentBrowser is { IsEnabled: not false, Mode: PersistentBrowserMode mode })
            {
                isMerged |= browser is PersistentBrowserMode other && other != mode;
                browser = browser is null || mode == PersistentBrowserMode.Never ? mode : browser;
            }
        }

        if (names.Count == 0)
        {
            return SessionControlResult.None;
        }

        return new SessionControlResult
        {
            Names = [.. Order.Where(names.Contains)],
            SignInFrequencyHours = least,
            IsEveryTime = least == 0,
            PersistentBrowser = browser,
            IsMerged = isMerged,
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
