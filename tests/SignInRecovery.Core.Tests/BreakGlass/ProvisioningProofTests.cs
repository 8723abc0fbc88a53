using SignInRecovery.BreakGlass;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>What is said after accounts were made: nothing alarms that is merely next, and nothing that is wrong hides behind it.</summary>
public class ProvisioningProofTests
{
    [Fact]
    public void What_comes_next_is_said_once_for_all_accounts()
    {
        IReadOnlyList<string> lines = Lines(New());

        Assert.Contains("were read back", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.StartsWith("  Fail", StringComparison.Ordinal));
        Assert.Single(lines, l => l.Contains("until keys are registered nobody gets into the portals as Cedar and Juniper", StringComparison.Ordinal));
        Assert.Single(lines, l => l.Contains("register two keys", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_that_reaches_the_accounts_is_named_with_what_to_do()
    {
        IReadOnlyList<string> lines = Lines(New().Policy("Block all", "block"));

        string policy = Assert.Single(lines, l => l.StartsWith("  Fail: Excluded from the enabled policies.", StringComparison.Ordinal));
        Assert.Contains("Block all", policy, StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("  Fail: Signs in to the portals", StringComparison.Ordinal) && l.Contains("Block all", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_wrong_with_one_account_names_it()
    {
        TenantBuilder tenant = New();
        _ = tenant.Set("users", [.. tenant.Lines("users").Select(l => l.Contains(ReadyTenant.Two, StringComparison.Ordinal) ? l.Replace("\"passwordPolicies\":\"DisablePasswordExpiration\",", "\"passwordPolicies\":null,", StringComparison.Ordinal) : l)]);

        Assert.Single(Lines(tenant), l => l.StartsWith("  Fail: The password never expires (Juniper).", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_seen_is_said() =>
        Assert.Contains(Lines(New().Status("accessReviews", SignInRecovery.Tenants.SectionStatus.Forbidden)), l => l.StartsWith("  Unknown: No access review can remove it.", StringComparison.Ordinal));

    [Fact]
    public void Of_no_accounts_nothing_is_said() => Assert.Empty(ProvisioningProof.Lines([]));

    /// <summary>As a plan leaves them: no keys, never signed in, nothing attested.</summary>
    private static TenantBuilder New()
    {
        TenantBuilder tenant = ReadyTenant.New().Set("attestations").Set("signInActivity");
        return tenant.Set("methods", [.. tenant.Lines("methods").Where(l => !l.Contains("fido2", StringComparison.Ordinal))]);
    }

    private static IReadOnlyList<string> Lines(TenantBuilder builder)
    {
        SignInRecovery.Tenants.Tenant tenant = builder.Build();
        BreakGlassAccount[] accounts =
        [
            .. BreakGlassRecognition.Survey(tenant, [new(ReadyTenant.One, null, "by the plan"), new(ReadyTenant.Two, null, "by the plan")], TenantBuilder.Now)
                .Accounts.Where(a => a.Id is ReadyTenant.One or ReadyTenant.Two),
        ];
        return ProvisioningProof.Lines(BreakGlassVerdict.Of(BreakGlassReadiness.Check(accounts, [], TenantBuilder.Now, accounts)));
    }
}
