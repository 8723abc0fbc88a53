using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>SR0202: an administrator's only second factors are SMS or voice calls, which Microsoft ends.</summary>
internal sealed class AdministratorWithTelephoneOnly() : LockoutRule("SR0202")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections => AdministratorFactors.Sections;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => [.. ((string[])[.. RuleSections.Holders, .. RuleSections.Factors]).Except(Sections)];

    /// <summary>Whether this rule reports a user; <c>SR0203</c> leaves such a user to it.</summary>
    internal static bool Reports(Tenant tenant, SecondFactors administrator) =>
        tenant.Cloud == TenantCloud.Global
        && administrator.HasAny is { IsKnown: true, Value: true }
        && administrator.HasOther(SecondFactorKind.Telephone) is { IsKnown: true, Value: false };

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        if (context.Tenant.Cloud != TenantCloud.Global)
        {
            return
            [
                new RuleResult(
                    LockoutStatus.NotApplicable,
                    $"Microsoft ends SMS and voice calls in the public cloud only, and {context.Tenant.Name} is in another; SR0203 reports a single telephone number."),
            ];
        }

        AdministratorFactors administrators = AdministratorFactors.Of(context);
        var failures = new List<RuleResult>();
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        foreach (SecondFactors administrator in administrators.All)
        {
            Fact<bool> hasOther = administrator.HasOther(SecondFactorKind.Telephone);
            if (!hasOther.IsKnown)
            {
                unsettled.Add((administrator.User, hasOther.Missing));
            }
            else if (Reports(context.Tenant, administrator))
            {
                failures.Add(Failure(administrators, administrator, context.AsOf));
            }
        }

        return administrators.Conclude(
            failures,
            unsettled,
            names => $"{names} can present a second factor other than SMS or voice calls",
            "No enabled administrator depends on SMS or voice calls alone.");
    }

    private static RuleResult Failure(AdministratorFactors administrators, SecondFactors administrator, DateTimeOffset asOf)
    {
        Milestone end = Milestones.TelephoneMethodsEnd;
        bool isPast = end.IsPast(asOf);
        string when = isPast
            ? $"Microsoft ended SMS and voice calls on {end}: this account may be locked out already."
            : string.Create(CultureInfo.InvariantCulture, $"Microsoft ends SMS and voice calls on {end}, in {Days(end.Start - asOf)}.");
        string phones = RuleTargets.Join([.. administrator.Accepted.Select(f => f.Name).Distinct()]);
        return new RuleResult(
            LockoutStatus.Fail,
            $"{administrators.Holder(administrator.User)} and has no second factor but {phones}. {when}",
            RuleTargets.User(administrator.User))
        {
            Severity = isPast ? LockoutSeverity.High : LockoutSeverity.Medium,
            Evidence =
            [
                .. administrators.Evidence(administrator),
                new Evidence(new FindingTarget("Milestone", end.Id, end.What), "date", $"{end} ({end.Status}: {end.Source}, {end.SourceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})", "milestones"),
            ],
        };
    }

    private static string Days(TimeSpan time)
    {
        int days = (int)Math.Ceiling(time.TotalDays);
        return days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
    }
}
