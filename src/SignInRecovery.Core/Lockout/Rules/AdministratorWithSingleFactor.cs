using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0203: an administrator has exactly one second factor that a sign-in accepts.</summary>
internal sealed class AdministratorWithSingleFactor() : LockoutRule("SR0203")
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
        var elsewhere = new List<User>();
        foreach (SecondFactors administrator in administrators.All)
        {
            if (administrator.AtLeast > 1)
            {
                continue;
            }

            if (administrator.HasAny is { IsKnown: true, Value: false } || AdministratorWithTelephoneOnly.Reports(context.Tenant, administrator))
            {
                elsewhere.Add(administrator.User);
                continue;
            }

            Fact<int> count = administrator.Count;
            if (count.IsKnown)
            {
                // Neither none nor several, as was asked above.
                failures.Add(Failure(administrators, administrator));
            }
            else
            {
                unsettled.Add((administrator.User, count.Missing));
            }
        }

        if (elsewhere.Count == administrators.All.Count && administrators is { MissingRoles.Count: 0, All.Count: > 0 })
        {
            return
            [
                new RuleResult(LockoutStatus.NotApplicable, $"SR0201 and SR0202 report every enabled administrator: {RuleTargets.Join(elsewhere)}.")
                {
                    Evidence = administrators.LeftOut,
                },
            ];
        }

        return administrators.Conclude(
            failures,
            unsettled,
            names => $"{names} can present more than one second factor",
            elsewhere.Count == 0
                ? "Every enabled administrator has two or more second factors that a sign-in accepts."
                : $"Every enabled administrator has two or more second factors that a sign-in accepts, but for those whom SR0201 and SR0202 report: {RuleTargets.Join(elsewhere)}.");
    }

    private static RuleResult Failure(AdministratorFactors administrators, SecondFactors administrator)
    {
        SecondFactor only = administrator.Accepted[0];
        bool isSynced = only.Method.PasskeyType == PasskeyType.Synced;
        string loss = isSynced
            ? "It is synced and survives the loss of a device, but not the loss of the account that syncs it."
            : "When it is lost, somebody else must restore the account.";
        return new RuleResult(
            LockoutStatus.Fail,
            $"{administrators.Holder(administrator.User)} and has a single second factor, {only.Name}. {loss}",
            RuleTargets.User(administrator.User))
        {
            Severity = isSynced ? LockoutSeverity.Low : null,
            Evidence = administrators.Evidence(administrator),
        };
    }
}
