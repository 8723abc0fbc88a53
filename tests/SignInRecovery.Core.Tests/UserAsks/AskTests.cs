using SignInRecovery.BreakGlass;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.BreakGlass;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.UserAsks;

/// <summary>What users of existing tools asked for and no other test held yet; docs/user-asks.md has the whole list.</summary>
public class AskTests
{
    /// <summary>A19: the two configured accounts must differ. Named twice, in two ways, an account is one account.</summary>
    [Fact]
    public void An_account_that_is_declared_twice_is_one_account()
    {
        Tenant tenant = BreakGlassTenant.New().Emergency(ReadyTenant.One, "Cedar").Build();

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(
            tenant, [new("cedar@contoso.onmicrosoft.com", null, "by parameter"), new(ReadyTenant.One, null, "by parameter")], TenantBuilder.Now);

        Assert.Equal(ReadyTenant.One, Assert.Single(survey.Accounts).Id);
        Assert.Contains(survey.Remarks, r => r.Contains("is declared already", StringComparison.Ordinal));
    }

    /// <summary>A9, A11 and A21: permanent Global Administrators whom policies leave out are what is wanted; no rule reports them for being so.</summary>
    [Fact]
    public void Two_good_emergency_accounts_are_nobodys_finding() => Assert.All(
        RuleCatalog.All,
        rule => Assert.DoesNotContain(
            Rules.Run(rule, ReadyTenant.New()),
            f => f.Status == LockoutStatus.Fail && f.Target.Id is ReadyTenant.One or ReadyTenant.Two));

    /// <summary>D53: looking never takes a permission to change.</summary>
    [Fact]
    public void No_section_takes_a_permission_that_writes() => Assert.All(SectionCatalog.All, s =>
    {
        Assert.DoesNotContain("Write", s.DelegatedPermission, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Write", s.ApplicationPermission ?? string.Empty, StringComparison.OrdinalIgnoreCase);
    });
}
