namespace SignInRecovery.Tenants;

/// <summary>Numbers of licences by state (Graph: licenseUnitsDetail).</summary>
public sealed record LicenseUnits
{
    /// <summary>Usable licences.</summary>
    public int? Enabled { get; init; }

    /// <summary>Licences in grace.</summary>
    public int? Warning { get; init; }

    /// <summary>Suspended licences.</summary>
    public int? Suspended { get; init; }

    /// <summary>Locked-out licences.</summary>
    public int? LockedOut { get; init; }
}
