using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0201: an administrator has no second factor that a sign-in accepts.</summary>
internal sealed class AdministratorWithoutSecondFactor() : LockoutRule("SR0201")
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
        foreach (SecondFactors administrator in administrators.All)
        {
            Fact<bool> hasAny = administrator.HasAny;
            if (!hasAny.TryGet(out bool has))
            {
                unsettled.Add((administrator.User, hasAny.Missing));
            }
            else if (!has)
            {
                failures.Add(new RuleResult(LockoutStatus.Fail, $"{administrators.Holder(administrator.User)} and {Lacks(context.Tenant, administrator)}", RuleTargets.User(administrator.User))
                {
                    Evidence = administrators.Evidence(administrator),
                });
            }
        }

        return administrators.Conclude(
            failures,
            unsettled,
            names => $"{names} can present a second factor",
            $"{Count(administrators)} a second factor that a sign-in accepts.");
    }

    private static string Count(AdministratorFactors administrators) => administrators.All.Count switch
    {
        1 => "The only enabled administrator has",
        2 => "Both enabled administrators have",
        int count => $"All {count} enabled administrators have",
    };

    private static string Lacks(Tenant tenant, SecondFactors administrator)
    {
        string lacks = administrator.Refused.Count == 0
            ? tenant.Cloud == TenantCloud.Global ? "has no second factor, so that no admin portal opens for this account." : "has no second factor."
            : $"has no second factor that a sign-in accepts: {RuleTargets.Join([.. administrator.Refused.Select(f => $"{f.Name} is refused, because {f.Acceptance.Reason}")], 3)}{SeeKeys(administrator)}.";
        return administrator.Pass is { IsUsable: { IsKnown: true, Value: true }, EndsAt: DateTimeOffset end }
            ? $"{lacks} A Temporary Access Pass opens it until {RuleTargets.Time(end)}: register a passkey before."
            : lacks;
    }

    private static string SeeKeys(SecondFactors administrator) =>
        administrator.Refused.Any(f => f.Kind == SecondFactorKind.Passkey) ? " (SR0204)" : string.Empty;
}
