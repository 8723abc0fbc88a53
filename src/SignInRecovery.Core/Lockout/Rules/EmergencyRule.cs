using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>A rule about the emergency accounts that the facts show. The checks are those of Test-BreakGlassAccount.</summary>
internal abstract class EmergencyRule(string id) : LockoutRule(id)
{
    /// <summary>Everything that recognition or a check may look at.</summary>
    private static readonly string[] Looked =
    [
        .. RuleSections.Holders, "users", "domains", "methods", "policies", "memberships", "groups", "groupOwners", "signInActivity", "attestations",
        "authenticationMethodsPolicy", "authenticationStrengths", "namedLocations", "perUserMfa", "registrationDetails", "riskyUsers", "securityDefaults",
        "deletedUsers", "devices", "servicePrincipals", "certificateAuthorities", "federationConfigurations", "crossTenantAccess", "termsOfUse",
        "authenticationContexts", "mfaTrustedIps", "featureRollouts",
    ];

    public override IReadOnlyList<string> ReferredSections => [.. Looked.Distinct().Except(Sections)];

    public sealed override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Evaluate(context, context.Shared(c => BreakGlassRecognition.Survey(c.Tenant, [], c.AsOf, c.CancellationToken)));
    }

    /// <summary>Looks at the emergency accounts.</summary>
    protected abstract IEnumerable<RuleResult> Evaluate(RuleContext context, BreakGlassSurvey survey);

    /// <summary>The answer where no account is known: nothing to look at, or Unknown.</summary>
    protected static RuleResult NoAccounts(BreakGlassSurvey survey, string question) => Unseen(survey) is { Count: > 0 } missing
        ? RuleResult.Unknown(question, missing)
        : new RuleResult(LockoutStatus.NotApplicable, "No emergency account was recognised; SR0301 reports it.");

    /// <summary>What was not seen and could make further accounts known: nothing, when no weight that is missing could lift anybody over the threshold.</summary>
    protected static IReadOnlyList<MissingFact> Unseen(BreakGlassSurvey survey) => [.. survey.Missing.Concat(survey.Hidden).Distinct()];

    /// <summary>The failing, then the unknown ones of some checks of an account, as one result; null when they all pass.</summary>
    protected static RuleResult? Sum(Tenant tenant, BreakGlassAccount account, IReadOnlyList<BreakGlassCheck> checks, string question)
    {
        BreakGlassCheck[] failed = [.. checks.Where(c => c.Status == BreakGlassCheckStatus.Fail)];
        FindingTarget target = RuleTargets.User(account.User);
        if (failed.Length > 0)
        {
            return new RuleResult(LockoutStatus.Fail, $"{RuleTargets.Describe(account.User)}: {string.Join(" ", failed.Select(c => c.Reason))}", target)
            {
                Evidence = [.. failed.SelectMany(c => c.Evidence).Distinct()],
                Missing = [.. failed.SelectMany(c => c.Missing).Distinct()],
            };
        }

        BreakGlassCheck[] unknown = [.. checks.Where(c => c.Status == BreakGlassCheckStatus.Unknown)];
        MissingFact[] missing = [.. unknown.SelectMany(c => c.Missing).Distinct()];
        return unknown.Length > 0 ? RuleResult.Unknown($"{question} {RuleTargets.Describe(account.User)}", missing, target) : null;
    }
}
