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
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        AdministratorFactors administrators = AdministratorFactors.Of(context);
        var failures = new List<RuleResult>();
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        foreach (SecondFactors administrator in administrators.All)
        {
            if (administrator.AtLeast > 1 || AdministratorWithTelephoneOnly.Reports(context.Tenant, administrator))
            {
                continue;
            }

            Fact<int> count = administrator.Count;
            if (!count.TryGet(out int number))
            {
                unsettled.Add((administrator.User, count.Missing));
            }
            else if (number == 1)
            {
                failures.Add(Failure(administrators, administrator));
            }
        }

        return administrators.Conclude(
            failures,
            unsettled,
            names => $"{names} can present more than one second factor",
            "No enabled administrator depends on a single second factor that this rule reports.");
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
