using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>What this tenant trusts of an external user's home tenant (Graph: crossTenantAccessPolicyInboundTrust).</summary>
/// <param name="Mfa">Multifactor authentication done at home counts.</param>
/// <param name="CompliantDevice">A device compliant at home counts.</param>
/// <param name="HybridDevice">A device hybrid joined at home counts.</param>
internal sealed record HomeTrust(Fact<bool> Mfa, Fact<bool> CompliantDevice, Fact<bool> HybridDevice)
{
    /// <summary>Nothing is known.</summary>
    public static HomeTrust Unknown(params IReadOnlyList<MissingFact> missing) =>
        new(Fact.Unknown<bool>(missing), Fact.Unknown<bool>(missing), Fact.Unknown<bool>(missing));
}
