using System.Security.Cryptography.X509Certificates;

namespace SignInRecovery.GraphEmulator;

/// <summary>An application that is registered with the emulated tenant.</summary>
public sealed record EmulatorApplication
{
    /// <summary>The public client of Connect-MgGraph, Microsoft Graph Command Line Tools (facts/graph.md, I1c).</summary>
    public const string CommandLineToolsId = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    /// <summary>The application (client) id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The object id of its service principal. The client id when null.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The name.</summary>
    public string DisplayName { get; init; } = "Emulated application";

    /// <summary>Whether people may sign in with it without a secret.</summary>
    public bool IsPublicClient { get; init; }

    /// <summary>Client secrets, with the time at which each ends; null for never.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> Secrets { get; init; } = new Dictionary<string, DateTimeOffset?>();

    /// <summary>Certificates whose key signs client assertions.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; init; } = [];

    /// <summary>Trusted issuers of workload identity federation.</summary>
    public IReadOnlyList<EmulatorFederatedCredential> FederatedCredentials { get; init; } = [];

    /// <summary>The application permissions that an administrator has granted: the roles of its tokens.</summary>
    public IReadOnlyList<string> ApplicationPermissions { get; init; } = [];

    /// <summary>The delegated permissions that have consent; null when whatever is asked for gets it.</summary>
    public IReadOnlyList<string>? DelegatedPermissions { get; init; }
}
