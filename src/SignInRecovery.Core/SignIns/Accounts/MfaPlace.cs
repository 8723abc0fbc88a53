namespace SignInRecovery.SignIns;

/// <summary>Where an external user meets a demand for multifactor authentication.</summary>
public enum MfaPlace
{
    /// <summary>In the user's own tenant, whose multifactor authentication is trusted.</summary>
    HomeTenant,

    /// <summary>In the tenant that owns the resource.</summary>
    ResourceTenant,
}
