using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Reads the cross-tenant access settings of a scenario, as far as they say what is trusted.</summary>
internal static class ScenarioTrust
{
    private static readonly MissingFact Missing = new(
        "facts.crossTenantAccess",
        "The facts of the scenario do not say what is trusted of home tenants.",
        "Add crossTenantAccess to the facts.");

    /// <summary>The settings; Unknown when they are absent.</summary>
    public static Fact<IReadOnlyList<CrossTenantAccessSetting>> Read(ScenarioNode? node)
    {
        if (node is not ScenarioNode settings)
        {
            return Fact.Unknown<IReadOnlyList<CrossTenantAccessSetting>>(Missing);
        }

        var read = new List<CrossTenantAccessSetting>();
        if (settings.Find("default") is ScenarioNode standard)
        {
            read.Add(new CrossTenantAccessSetting { InboundTrust = Trust(standard) });
        }

        foreach (ScenarioNode partner in settings.Find("partners")?.Items() ?? [])
        {
            read.Add(new CrossTenantAccessSetting { TenantId = partner.Get("tenantId").Text(), InboundTrust = Trust(partner) });
        }

        return Fact.Known<IReadOnlyList<CrossTenantAccessSetting>>(read);
    }

    private static InboundTrust? Trust(ScenarioNode setting) => setting.Find("inboundTrust") is not ScenarioNode trust ? null : new InboundTrust
    {
        IsMfaAccepted = trust.Find("isMfaAccepted")?.Flag(),
        IsCompliantDeviceAccepted = trust.Find("isCompliantDeviceAccepted")?.Flag(),
        IsHybridJoinedDeviceAccepted = (trust.Find("isHybridAzureADJoinedDeviceAccepted") ?? trust.Find("isHybridJoinedDeviceAccepted"))?.Flag(),
    };
}
