using SignInRecovery.SignIns;

namespace SignInRecovery.Lockout.Rules;

/// <summary>What findings show of second factors.</summary>
internal static class FactorEvidence
{
    /// <summary>Each second factor of a user with what a sign-in makes of it, and that there is none when none was seen.</summary>
    public static IEnumerable<Evidence> Of(SecondFactors factors)
    {
        FindingTarget subject = RuleTargets.User(factors.User);
        foreach (SecondFactor factor in factors.Seen)
        {
            yield return Of(subject, factor);
        }

        if (factors.Seen.Count == 0 && factors.MissingMethods.Count == 0)
        {
            yield return new Evidence(subject, "second factors", null, "methods");
        }

        if (factors.Pass is TemporaryPass pass)
        {
            string until = pass.EndsAt is DateTimeOffset end ? ", until " + RuleTargets.Time(end) : string.Empty;
            string usable = pass.IsUsable.TryGet(out bool isUsable) ? (isUsable ? "usable" : "not usable") : "usability unknown";
            yield return new Evidence(subject, "temporaryAccessPass", $"{usable}{until}; not a lasting factor", "methods");
        }
    }

    /// <summary>One second factor with what a sign-in makes of it.</summary>
    public static Evidence Of(FindingTarget subject, SecondFactor factor)
    {
        string source = factor.IsReported ? ", by the registration report" : string.Empty;
        return new Evidence(subject, factor.Kind.ToString(), $"{factor.Name}{source}: {Of(factor.Acceptance)}", factor.Section);
    }

    /// <summary>What a sign-in makes of a method, and why: "refused, because … [Fido2.state]".</summary>
    public static string Of(MethodAcceptance acceptance) => acceptance.State switch
    {
        MethodAcceptanceState.Accepted => $"accepted, because {acceptance.Reason}",
        MethodAcceptanceState.Refused => $"refused, because {acceptance.Reason} [{acceptance.Property}]",
        _ => $"unknown. {acceptance.Reason}",
    };
}
