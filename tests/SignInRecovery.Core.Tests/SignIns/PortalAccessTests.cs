using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;
using static SignInRecovery.Tests.SignIns.PortalTenant;

namespace SignInRecovery.Tests.SignIns;

/// <summary>The lockout question: does this account get into the admin portals?</summary>
public class PortalAccessTests
{
    [Fact]
    public void A_passkey_opens_the_portals() => AssertAnswer(true, WithKey());

    [Fact]
    public void A_password_alone_does_not_whatever_the_policies_say()
    {
        PortalAccessAnswer answer = AssertAnswer(false, WithPassword());

        Assert.Contains("Microsoft itself demands multifactor authentication", answer.Reason, StringComparison.Ordinal);
        Assert.Contains("Ada has no method registered", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_account_does_not_get_in() =>
        AssertAnswer(false, MethodsTenant.Tenant().User(Ada, "Ada", enabled: false).Assign(Ada, GlobalAdministrator).Method(Ada, "fido2", Key));

    /// <summary>Controls that cannot be read may be a block: nobody is said to get past them, whatever the account has.</summary>
    [Theory]
    [InlineData("""{"operator":"OR","builtInControls":[],"somethingNew":{"isEnabled":true}}""")]
    [InlineData("""{"operator":"AND","builtInControls":["mfa"],"somethingNew":{"isEnabled":true}}""")]
    [InlineData("""{"operator":"OR","authenticationStrength@odata.bind":"https://graph.example/policies/00000000-0000-0000-0000-000000000004"}""")]
    public void Controls_that_cannot_be_read_leave_the_answer_open(string grant) => AssertAnswer(null, WithKey().Policy(grant: grant));

    [Fact]
    public void A_block_names_the_policy() =>
        Assert.Contains("The policy 'P1' blocks", AssertAnswer(false, WithKey().Policy(grant: Block)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_demand_that_nothing_meets_shuts_out() => AssertAnswer(false, WithPhone().Policy(grant: Resistant));

    [Fact]
    public void An_enrolled_compliant_device_counts() => AssertAnswer(true, WithKey()
        .Add("devices", $$$"""{"parent":"{{{Ada}}}","value":{"id":"d1","displayName":"Laptop","isCompliant":true,"trustType":"AzureAd","accountEnabled":true}}""")
        .Policy(grant: ManagedDevice));

    [Fact]
    public void Without_a_device_a_demand_for_one_shuts_out() => AssertAnswer(false, WithKey().Policy(grant: ManagedDevice));

    [Fact]
    public void Where_the_place_decides_the_answer_is_unknown_and_says_so()
    {
        PortalAccessAnswer answer = AssertAnswer(null, WithKey().BlockAbroad());

        Assert.Contains("depends on network locations", answer.Reason, StringComparison.Ordinal);
    }

    // Places are not tried where they cannot matter; here all of them are tried for everybody, sections taken away included.
    [Theory]
    [InlineData("Contoso", null)]
    [InlineData("Contoso", "methods")]
    [InlineData("Contoso", "namedLocations")]
    [InlineData("Contoso", "authenticationStrengths")]
    [InlineData("Contoso", "perUserMfa")]
    [InlineData("Fabrikam", "authenticationMethodsPolicy")]
    [InlineData("Northwind", "methods")]
    public void Whoever_gets_in_from_some_place_is_found(string sample, string? hidden)
    {
        Tenant tenant = hidden is null
            ? TenantLoader.Load(Samples.Open(sample), isSample: true)
            : TenantLoader.Load(new SourceWithout(Samples.Open(sample), hidden, SectionStatus.Forbidden), isSample: true);
        var access = new PortalAccess(tenant, tenant.CapturedAt!.Value);
        var evaluator = new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = tenant.CapturedAt.Value });
        var places = new SignInPlaces(tenant);
        foreach (User user in tenant.Roles.AdministratorsSeen)
        {
            PortalAccessAnswer answer = access.Somewhere(user.Id);
            if (access.Of(user.Id).CanSignIn.IsKnown || tenant.Policies.Missing is not null || user.AccountEnabled is null)
            {
                continue;
            }

            bool getsIn = places.Of(access.ContextOf(user.Id)).Any(p => evaluator.Evaluate(p.Context, EvaluationMode.WorstCase).GetsIn.IsTrue());
            Assert.Equal(getsIn, answer.CanSignIn.IsTrue());
        }
    }

    [Fact]
    public void From_some_place_the_account_gets_in_all_the_same()
    {
        PortalAccessAnswer answer = Access(WithKey().BlockAbroad()).Somewhere(Ada);

        Assert.True(answer.CanSignIn.IsTrue());
        Assert.Contains("in NO", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_place_that_refuses_decides_that_it_is_not_from_anywhere()
    {
        PortalAccessAnswer answer = Access(WithKey().BlockAbroad()).Anywhere(Ada);

        Assert.True(answer.CanSignIn.IsFalse());
        Assert.Contains("Ada does not get in from a place in no country that a location names", answer.Reason, StringComparison.Ordinal);
        Assert.Contains("Abroad", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_place_decides_anywhere_is_the_same_answer()
    {
        PortalAccess open = Access(WithKey());
        PortalAccess shut = Access(WithPassword());
        PortalAccess unseen = Access(WithKey().Status("policies", SectionStatus.Forbidden));

        Assert.All([open, shut, unseen], access => Assert.Equal(access.Of(Ada), access.Anywhere(Ada)));
        Assert.False(unseen.Anywhere(Ada).CanSignIn.IsKnown);
    }

    [Fact]
    public void A_place_does_not_help_where_the_method_is_missing() => Assert.True(Access(WithPassword().BlockAbroad()).Somewhere(Ada).CanSignIn.IsFalse());

    [Fact]
    public void A_policy_that_may_apply_matters_only_where_it_could_not_be_met() =>
        AssertAnswer(true, WithKey().Policy(grant: Mfa, conditions: """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}"""));

    [Fact]
    public void Report_only_policies_count_once_they_are_switched_on()
    {
        TenantBuilder tenant = WithKey().Policy(grant: Block, state: ReportOnly);

        Assert.True(Access(tenant).Of(Ada).CanSignIn.IsTrue());
        Assert.True(Access(tenant, enforceReportOnly: true).Of(Ada).CanSignIn.IsFalse());
    }

    [Fact]
    public void A_user_at_risk_meets_the_policies_on_risk() => AssertAnswer(false, WithKey()
        .Add("riskyUsers", $$"""{"id":"{{Ada}}","riskLevel":"high","riskState":"atRisk"}""")
        .Policy(grant: Block, conditions: """{"userRiskLevels":["high"]}"""));

    [Fact]
    public void A_risk_that_is_remediated_is_none() => AssertAnswer(true, WithKey()
        .Add("riskyUsers", $$"""{"id":"{{Ada}}","riskLevel":"high","riskState":"remediated"}""")
        .Policy(grant: Block, conditions: """{"userRiskLevels":["high"]}"""));

    [Fact]
    public void Nobody_by_that_id_does_not_get_in() => Assert.True(Access(WithKey()).Of("nobody").CanSignIn.IsFalse());

    [Fact]
    public void A_synchronisation_account_is_no_person() =>
        AssertAnswer(false, MethodsTenant.Tenant().Administrator(Ada, "Sync", "d29b2b05-8046-44ba-8758-1e26182fcf32", ("fido2", Key)));

    [Theory]
    [InlineData("policies")]
    [InlineData("users")]
    public void What_nobody_saw_is_never_a_yes(string section) => AssertAnswer(null, WithKey().Status(section, SectionStatus.Forbidden));

    [Theory]
    [InlineData("methods")]
    [InlineData("authenticationMethodsPolicy")]
    [InlineData("memberships")]
    [InlineData("devices")]
    [InlineData("riskyUsers")]
    public void What_decides_and_was_not_seen_makes_the_answer_unknown(string section)
    {
        TenantBuilder tenant = section switch
        {
            "memberships" => WithKey().Policy(grant: Block, users: $$"""{"includeUsers":["All"],"excludeGroups":["{{TheGroup}}"]}""").Group(TheGroup, "Exempt", null, Ada),
            "devices" => WithKey().Policy(grant: ManagedDevice),
            "riskyUsers" => WithKey().Policy(grant: Block, conditions: """{"userRiskLevels":["high"]}"""),
            _ => WithKey(),
        };

        PortalAccessAnswer answer = AssertAnswer(null, tenant.Status(section, SectionStatus.NotCollected));

        Assert.All(answer.CanSignIn.Missing, m => Assert.NotEmpty(m.Remedy));
    }

    [Fact]
    public void Security_defaults_demand_it_of_administrators_everywhere()
    {
        Tenant tenant = WithPassword().Set("securityDefaults", """{"id":"00000000-0000-0000-0000-000000000005","isEnabled":true}""").Build();
        var evaluator = new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = TenantBuilder.Now });

        SignInOutcome outcome = evaluator.Evaluate(new() { UserId = Ada, ApplicationId = "00000003-0000-0ff1-ce00-000000000000" }, EvaluationMode.SignIn);

        Assert.Equal(SignInResult.Block, outcome.EffectiveOutcome);
        Assert.Contains(outcome.PlatformRequires, d => d.Kind == OutsideDemandKind.SecurityDefaults);
    }

    [Fact]
    public void Per_user_multifactor_authentication_is_demanded()
    {
        Tenant tenant = WithKey().Add("perUserMfa", $$$"""{"parent":"{{{Ada}}}","value":{"perUserMfaState":"enforced"}}""").Build();
        var evaluator = new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = TenantBuilder.Now });

        SignInOutcome outcome = evaluator.Evaluate(new() { UserId = Ada, ApplicationId = "00000003-0000-0ff1-ce00-000000000000" }, EvaluationMode.SignIn);

        Assert.Equal(OutsideDemandKind.PerUserMfa, Assert.Single(outcome.PlatformRequires).Kind);
        Assert.True(outcome.CanSatisfyPlatform.IsTrue());
    }

    [Theory]
    [InlineData("2024-09-30", 0)]
    [InlineData("2025-01-01", 1)]
    [InlineData("2026-11-22", 1)]
    public void Microsoft_demands_it_since_its_day(string day, int demands)
    {
        var evaluator = new SignInEvaluator(WithKey().Build(), new SignInEvaluatorOptions { AsOf = DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture) });

        SignInOutcome outcome = evaluator.Evaluate(new() { UserId = Ada, ApplicationId = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c" }, EvaluationMode.SignIn);

        Assert.Equal(demands, outcome.PlatformRequires.Count);
        Assert.Equal(day == "2025-01-01", outcome.Assumptions.Any(a => a.Subject == "mandatoryMfa"));
    }

    private static PortalAccess Access(TenantBuilder tenant, bool enforceReportOnly = false) => new(tenant.Build(), TenantBuilder.Now, enforceReportOnly);

    private static PortalAccessAnswer AssertAnswer(bool? expected, TenantBuilder tenant)
    {
        PortalAccessAnswer answer = Access(tenant).Of(Ada);
        Assert.True((answer.CanSignIn.TryGet(out bool known) ? known : null) == expected, answer.ToString());
        Assert.NotEmpty(answer.Reason);
        return answer;
    }
}
