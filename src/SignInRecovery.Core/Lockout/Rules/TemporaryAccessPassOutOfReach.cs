using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0206: a Temporary Access Pass would not let a Global Administrator back in, because it is off or out of scope.</summary>
internal sealed class TemporaryAccessPassOutOfReach() : LockoutRule("SR0206")
{
    private const int Spare = 2;

    private static readonly FindingTarget Target = new("AuthenticationMethod", "TemporaryAccessPass", "Temporary Access Pass");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections { get; } =
        ["users", "roleAssignments", "roleEligibilities", "groupEligibilities", "authenticationMethodsPolicy"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, "methods", .. RuleSections.Factors]).Except(Sections)];

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        Tenant tenant = context.Tenant;
        RoleRoster roster = tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        User[] holders =
        [
            .. roster.ActiveUsersSeen.Concat(roster.EligibleUsersSeen)
                .OrderBy(u => u.DisplayName ?? u.UserPrincipalName, StringComparer.Ordinal)
                .ThenBy(u => u.Id, StringComparer.Ordinal),
        ];
        var leftOut = new List<Evidence>();
        leftOut.AddRange(holders.Where(u => u.AccountEnabled == false).Select(u => RuleTargets.NotCounted(u, "accountEnabled", "is disabled")));
        leftOut.AddRange(holders.Where(u => u.AccountEnabled != false && u.IsExternal == true)
            .Select(u => RuleTargets.NotCounted(u, "userType", "is a guest, and guests get no Temporary Access Pass")));
        leftOut.AddRange(roster.SetAside.Select(RuleTargets.Evidence));
        (User User, MethodAcceptance Scope)[] people =
        [
            .. holders.Where(u => u.AccountEnabled != false && u.IsExternal != true)
                .Select(u => (u, MethodScope.Of(tenant, u, AuthenticationMethodConfigurationKind.TemporaryAccessPass))),
        ];
        RuleResult answer = Answer(context, roster, people);
        yield return answer with { Evidence = [.. people.SelectMany(p => Evidence(tenant, p.User, p.Scope)), .. leftOut] };
    }

    private static RuleResult Answer(RuleContext context, RoleRoster roster, (User User, MethodAcceptance Scope)[] people)
    {
        (User User, MethodAcceptance Scope)[] refused = [.. people.Where(p => p.Scope.State == MethodAcceptanceState.Refused)];
        (User User, MethodAcceptance Scope)[] outside = [.. refused.Where(p => p.User is { AccountEnabled: true } && p.User.IsExternal is not null)];
        if (outside.Length > 0)
        {
            bool isOff = outside[0].Scope.Property == "TemporaryAccessPass.state";
            string what = isOff
                ? "Temporary Access Pass is switched off in the authentication methods policy"
                : $"Temporary Access Pass is on, but not for {(outside.Length == people.Length ? "any Global Administrator that was seen" : $"{outside.Length} of the {people.Length} Global Administrators that were seen")}";
            return Failure(context, [.. outside.Select(p => p.User)], what);
        }

        MissingFact[] missing =
        [
            .. roster.MissingActive,
            .. roster.MissingEligible,
            .. people.SelectMany(p => p.Scope.Missing),
            .. refused.Select(p => p.User.AccountEnabled is null ? RolePeople.EnabledNotSeen(p.User) : NameNotSeen(p.User)),
        ];
        if (missing.Length > 0)
        {
            return RuleResult.Unknown("Whether a Temporary Access Pass would be accepted from every Global Administrator", missing, Target);
        }

        return people.Length == 0
            ? new RuleResult(LockoutStatus.NotApplicable, "No enabled member of the organisation holds or may activate Global Administrator.", Target)
            : new RuleResult(LockoutStatus.Pass, $"A Temporary Access Pass would be accepted from every Global Administrator, active or eligible: {RuleTargets.Join(people.Select(p => p.User))}.", Target);
    }

    private static MissingFact NameNotSeen(User user) => new(
        "users",
        $"The snapshot does not give the user principal name of {RuleTargets.Describe(user)}, so whether the account is a guest's is not known.",
        "Take the snapshot again with the user property userPrincipalName.");

    private static RuleResult Failure(RuleContext context, User[] outside, string what)
    {
        bool haveSpares = outside.All(u => SecondFactors.Of(context.Tenant, u, context.AsOf).Accepted.Count(f => f is { IsPhishingResistant: true, IsReported: false }) >= Spare);
        string spares = haveSpares ? " Each of them has two phishing-resistant second factors, so that a loss can wait until the policy is changed." : string.Empty;
        return new RuleResult(
            LockoutStatus.Fail,
            $"{what}: a pass issued to {RuleTargets.Join(outside)} would be refused.{spares}",
            Target)
        {
            Severity = haveSpares ? LockoutSeverity.Low : null,
        };
    }

    private static IEnumerable<Evidence> Evidence(Tenant tenant, User user, MethodAcceptance scope)
    {
        yield return new Evidence(
            RuleTargets.User(user),
            "temporaryAccessPass",
            FactorEvidence.Of(scope),
            "authenticationMethodsPolicy");
        foreach (RoleHolding holding in tenant.Roles.HoldingsOf(user.Id).Where(h => h.RoleTemplateId == BuiltInRoles.GlobalAdministrator.TemplateId))
        {
            yield return RuleTargets.Evidence(tenant, holding);
        }
    }
}
