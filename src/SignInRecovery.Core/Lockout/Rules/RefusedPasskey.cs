using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0204: an administrator has registered a passkey (FIDO2) that the passkey policy refuses at sign-in.</summary>
internal sealed class RefusedPasskey() : LockoutRule("SR0204")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections => AdministratorFactors.Sections;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, .. RuleSections.Factors]).Except(Sections)];

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        AdministratorFactors administrators = AdministratorFactors.Of(context);
        var failures = new List<RuleResult>();
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        int keys = 0;
        foreach (SecondFactors administrator in administrators.All)
        {
            SecondFactor[] passkeys = [.. administrator.Seen.Where(f => f.Kind == SecondFactorKind.Passkey)];
            SecondFactor[] refused = [.. passkeys.Where(f => f.Acceptance.State == MethodAcceptanceState.Refused)];
            MissingFact[] missing =
            [
                .. administrator.MissingMethods,
                .. passkeys.Where(f => f.Acceptance.State == MethodAcceptanceState.Unknown).SelectMany(f => f.Acceptance.Missing),
            ];
            keys += passkeys.Length;
            if (refused.Length > 0)
            {
                failures.Add(Failure(context.Tenant, administrator, refused));
            }

            if (missing.Length > 0)
            {
                unsettled.Add((administrator.User, [.. missing.Distinct()]));
            }
        }

        if (keys == 0 && unsettled.Count == 0 && administrators is { MissingRoles.Count: 0, All.Count: > 0 })
        {
            return [new RuleResult(LockoutStatus.NotApplicable, "No enabled administrator has registered a passkey (FIDO2).") { Evidence = administrators.LeftOut }];
        }

        return administrators.Conclude(
            failures,
            unsettled,
            names => $"the policy accepts the passkeys of {names}",
            keys == 1
                ? "The policy accepts the only passkey (FIDO2) of the enabled administrators."
                : $"The policy accepts all {keys} passkeys (FIDO2) of the enabled administrators.");
    }

    private static RuleResult Failure(Tenant tenant, SecondFactors administrator, SecondFactor[] refused)
    {
        string keys = string.Join("; ", refused.GroupBy(f => f.Acceptance.Reason).Select(g =>
            $"{RuleTargets.Join([.. g.Select(f => f.Name)])}, because {g.Key}"));
        return new RuleResult(
            LockoutStatus.Fail,
            $"A sign-in of {RuleTargets.Describe(administrator.User)} is refused with {keys}. {Left(administrator)}",
            RuleTargets.User(administrator.User))
        {
            Evidence =
            [
                .. tenant.Roles.HoldingsOf(administrator.User.Id).Select(h => RuleTargets.Evidence(tenant, h)),
                .. refused.Select(f => RuleTargets.Evidence(administrator.User, "aaGuid", f.Method.AaGuid, f.Section)),
                .. FactorEvidence.Of(administrator),
            ],
        };
    }

    private static string Left(SecondFactors administrator)
    {
        string[] left = [.. administrator.Accepted.Select(f => f.Name)];
        return (left.Length, administrator.HasAny.IsKnown) switch
        {
            (0, true) => "No other second factor is left (SR0201).",
            (0, false) => "Whether another second factor is left is unknown (SR0201).",
            _ => $"What is left: {RuleTargets.Join(left)}.",
        };
    }
}
