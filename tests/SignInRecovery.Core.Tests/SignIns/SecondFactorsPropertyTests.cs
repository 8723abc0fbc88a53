using CsCheck;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.SignIns;

/// <summary>What holds of every set of methods under every policy.</summary>
public class SecondFactorsPropertyTests
{
    private static readonly (string Kind, string? More)[] Methods =
    [
        ("password", null), ("email", null), ("fido2", Key), ("fido2", $"\"aaGuid\":\"{OtherModel}\",\"passkeyType\":\"synced\""), ("phone", MobilePhone),
        ("microsoftAuthenticator", null), ("softwareOath", null), ("windowsHelloForBusiness", null), ("platformCredential", null),
    ];

    private static readonly string[] Policies =
    [
        Configuration("Fido2", state: "disabled"), Configuration("Fido2", include: GroupTarget(TheGroup)),
        Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions("allow", Model)}"),
        Configuration("Sms", state: "disabled"), Configuration("MicrosoftAuthenticator", exclude: GroupTarget(TheGroup)), Configuration("X509Certificate"),
    ];

    private static readonly Gen<((string, string?)[] Methods, string Policy, bool IsMember)> Cases =
        Gen.Select(OneOf(Methods).Array[0, 5], OneOf(Policies), Gen.Bool);

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    [Fact]
    public void Another_method_never_takes_one_away() => Gen.Select(Cases, OneOf(Methods)).Sample((start, added) =>
    {
        SecondFactors before = Of(start.Methods, start.Policy, start.IsMember);
        SecondFactors after = Of([.. start.Methods, added], start.Policy, start.IsMember);
        Assert.True(after.AtLeast >= before.AtLeast);
        if (before.HasAny is { IsKnown: true, Value: true })
        {
            Assert.True(after.HasAny.Value);
        }
    });

    [Fact]
    public void What_is_known_agrees_with_what_was_seen() => Cases.Sample(one =>
    {
        SecondFactors factors = Of(one.Methods, one.Policy, one.IsMember);
        Fact<bool> hasAny = factors.HasAny;
        Assert.Equal(factors.Seen.Count, factors.Accepted.Count + factors.Refused.Count + factors.Undecided.Count);
        Assert.True(!hasAny.IsKnown || hasAny.Value == factors.AtLeast > 0);
        Assert.True(!factors.Count.IsKnown || factors.Count.Value == factors.AtLeast);
        Assert.All(factors.Refused, f => Assert.NotNull(f.Acceptance.Property));
        Assert.All(factors.Undecided, f => Assert.NotEmpty(f.Acceptance.Missing));
    });

    [Fact]
    public void The_order_of_the_lines_does_not_matter() => Gen.Select(Cases, Gen.Bool).Sample((one, isReversed) =>
    {
        (string, string?)[] other = isReversed ? [.. one.Methods.Reverse()] : [.. one.Methods.OrderBy(m => m.Item2 ?? m.Item1, StringComparer.Ordinal)];
        Assert.Equal(Statuses(one.Methods, one.Policy, one.IsMember), Statuses(other, one.Policy, one.IsMember));
    });

    private static IEnumerable<string> Statuses((string, string?)[] methods, string policy, bool isMember) =>
        LockoutAssessment.Run(Tenant(methods, policy, isMember), new LockoutOptions { AsOf = TenantBuilder.Now, Areas = [LockoutArea.Methods] })
            .Select(f => $"{f.RuleId} {f.Status} {f.Severity} {f.Target.Name}");

    private static SecondFactors Of((string, string?)[] methods, string policy, bool isMember)
    {
        Tenant tenant = Tenant(methods, policy, isMember);
        return SecondFactors.Of(tenant, tenant.UserOf(Ada), TenantBuilder.Now);
    }

    private static Tenant Tenant((string, string?)[] methods, string policy, bool isMember)
    {
        TenantBuilder tenant = TenantWith(policy).Administrator(Ada, "Ada", GlobalAdministrator, methods);
        return (isMember ? tenant.Group(TheGroup, "Group", null, Ada) : tenant.Group(TheGroup, "Group")).Build();
    }
}
