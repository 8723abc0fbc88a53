namespace SignInRecovery.Tenants;

/// <summary>The cloud that a tenant lives in.</summary>
public enum TenantCloud
{
    /// <summary>Microsoft's public cloud, GCC included.</summary>
    Global,

    /// <summary>Microsoft cloud for US Government, L4 (GCC High).</summary>
    USGov,

    /// <summary>Microsoft cloud for US Government, L5 (DoD).</summary>
    USGovDoD,

    /// <summary>Microsoft Azure and Microsoft 365 operated by 21Vianet in China.</summary>
    China,
}
