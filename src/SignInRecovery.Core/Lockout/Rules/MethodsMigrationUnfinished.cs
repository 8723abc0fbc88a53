using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0208. While the migration to the authentication methods policy is unfinished the legacy settings count too, which Microsoft
/// Graph does not show and nobody can manage any more: whoever depends on them is locked out by their end, and nobody can
/// tell beforehand. Medium when an administrator may depend on them, Low when each has a factor that the new policy accepts.
/// </summary>
internal sealed class MethodsMigrationUnfinished() : LockoutRule("SR0208")
{
    /// <summary>The subject under which MethodAcceptances says that only the legacy settings could tell.</summary>
    private const string LegacySettings = "legacy MFA settings";

    private static readonly FindingTarget Target = new("Policy", "authenticationMethodsPolicy", "Authentication methods policy");

    public override IReadOnlyList<string> Sections { get; } = ["authenticationMethodsPolicy"];

    public override IReadOnlyList<string> ReferredSections =>
        [.. AdministratorFactors.Sections.Concat(RuleSections.Holders).Concat(RuleSections.Factors).Distinct().Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Fact<PolicyMigrationState> state = context.Tenant.AuthenticationMethodsPolicy.Single.Then(p =>
            p.PolicyMigrationState is PolicyMigrationState known and not PolicyMigrationState.Unrecognized
                ? Fact.Known(known)
                : Fact.Unknown<PolicyMigrationState>(new MissingFact(
                    "authenticationMethodsPolicy",
                    "The snapshot does not say how far the migration to the authentication methods policy has come.",
                    "Look under Authentication methods > Policies > Manage migration in the Microsoft Entra admin center.")));
        yield return state.TryGet(out PolicyMigrationState found)
            ? found == PolicyMigrationState.MigrationComplete
                ? new RuleResult(LockoutStatus.Pass, "The migration to the authentication methods policy is complete, so this policy alone decides which methods count.", Target) { Evidence = [StateEvidence(found)] }
                : Fail(context, found)
            : RuleResult.Unknown("Whether the legacy settings for authentication methods still count", state.Missing, Target);
    }

    private static RuleResult Fail(RuleContext context, PolicyMigrationState state)
    {
        AdministratorFactors administrators = AdministratorFactors.Of(context);
        SecondFactors[] dependent = [.. administrators.All.Where(a => a.Accepted.Count == 0 && LegacyOf(a).Count > 0)];
        SecondFactors[] partly = [.. administrators.All.Except(dependent).Where(a => LegacyOf(a).Count > 0)];
        MissingFact[] missing = [.. administrators.MissingRoles.Concat(administrators.All.SelectMany(a => a.MissingMethods)).DistinctBy(m => (m.Subject, m.Remedy))];
        string counts = state == PolicyMigrationState.PreMigration
            ? "has not begun: the policy counts for sign-ins only, and the legacy settings count beside it"
            : "is in progress: the legacy settings still count beside the policy";
        Milestone frozen = Milestones.LegacySettingsFrozen;
        string since = frozen.IsPast(context.AsOf)
            ? $"and since {frozen} nobody can manage them"
            : $"and from {frozen} nobody can manage them";
        (LockoutSeverity severity, string who) = (dependent.Length, partly.Length, missing.Length) switch
        {
            ( > 0, _, _) => (LockoutSeverity.Medium, $"{RuleTargets.Join(dependent.Select(a => a.User))} may depend on them alone, because the policy refuses what {(dependent.Length == 1 ? "this administrator has" : "these administrators have")} registered."),
            (_, _, > 0) => (LockoutSeverity.Medium, "Whether an administrator depends on them was not seen."),
            (_, > 0, _) => (LockoutSeverity.Low, $"A method of {RuleTargets.Join(partly.Select(a => a.User))} may depend on them; each has another that the policy accepts, so the severity is Low."),
            _ => (LockoutSeverity.Low, "No method of an administrator depends on them, so the severity is Low."),
        };
        return new RuleResult(LockoutStatus.Fail, $"The migration to the authentication methods policy {counts}, {since}. {who}", Target)
        {
            Severity = severity,
            Missing = dependent.Length > 0 ? [] : missing,
            Evidence =
            [
                StateEvidence(state),
                new Evidence(new FindingTarget("Milestone", frozen.Id, frozen.What), "date", $"{frozen} ({frozen.Source})", "milestones"),
                .. dependent.Concat(partly).SelectMany(a => LegacyOf(a).Select(f => FactorEvidence.Of(RuleTargets.User(a.User), f))),
            ],
        };
    }

    private static Evidence StateEvidence(PolicyMigrationState state) => new(Target, "policyMigrationState", state.ToString(), "authenticationMethodsPolicy");

    /// <summary>The factors that the policy refuses and the legacy settings may still allow.</summary>
    private static IReadOnlyList<SecondFactor> LegacyOf(SecondFactors administrator) =>
        [.. administrator.Undecided.Where(f => f.Acceptance.Missing.Any(m => m.Subject == LegacySettings))];
}
