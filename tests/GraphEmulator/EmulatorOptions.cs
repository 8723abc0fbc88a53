using SignInRecovery.GraphEmulator.Clock;

namespace SignInRecovery.GraphEmulator;

/// <summary>What to serve, and how.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The application that is registered when none is given.</summary>
    public const string DefaultClientId = "5f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0001";

    /// <summary>The snapshot folder that is the tenant.</summary>
    public required string SnapshotPath { get; init; }

    /// <summary>The port on the loopback addresses; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The clock; one of the wall's speed when null.</summary>
    public EmulatorClock? Clock { get; init; }

    /// <summary>The seed of faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The applications; when empty, one with <see cref="DefaultClientId"/>, a random secret and all application permissions.</summary>
    public IReadOnlyList<EmulatorApplication> Applications { get; init; } = [];

    /// <summary>Who signs in where a person must: object id or user principal name. The first Global Administrator when null.</summary>
    public string? SignedInUser { get; init; }

    /// <summary>How often a client polls for a device code before the person has signed in.</summary>
    public int DeviceCodePolls { get; init; } = 1;

    /// <summary>How long a token lives, by the wall's clock.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the link to the next page is good.</summary>
    public TimeSpan SkipTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether tokens' permissions and roles are held against the table.</summary>
    public bool EnforcesPermissions { get; init; } = true;

    /// <summary>Whether the documented limits hold.</summary>
    public bool Throttles { get; init; } = true;

    /// <summary>Whether sections that the snapshot could not read (Forbidden, NotLicensed, NotAvailable) are refused here too.</summary>
    public bool HonoursSectionStatus { get; init; } = true;

    /// <summary>How many users are made beyond those of the snapshot.</summary>
    public int GeneratedUsers { get; init; }

    /// <summary>How many of the generated users hold a directory role.</summary>
    public int GeneratedAdministrators { get; init; }

    /// <summary>How many groups the generated users are spread over; one more has them all.</summary>
    public int GeneratedGroups { get; init; } = 20;

    /// <summary>
    /// How many entries a policy's list of users or groups may have before writes of it are refused; no limit when null. Microsoft says
    /// that there is a limit and publishes no number (facts/conditional-access.md, users).
    /// </summary>
    public int? LongestPolicyList { get; init; }

    /// <summary>The largest body that is read, in bytes.</summary>
    public long LargestBody { get; init; } = 4 * 1024 * 1024;

    /// <summary>The process whose end ends the emulator too; none when null.</summary>
    public int? ParentProcessId { get; init; }

    /// <summary>Where the certificate authority's PEM file is written; a temporary file when null.</summary>
    public string? CertificateAuthorityPath { get; init; }
}
