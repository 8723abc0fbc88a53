using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>An application in this tenant (Graph: servicePrincipal).</summary>
public sealed record ServicePrincipal
{
    /// <summary>The object id.</summary>
    public required string Id { get; init; }

    /// <summary>The application's id, by which policies name it.</summary>
    public string? AppId { get; init; }

    /// <summary>The application's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>False when nobody can sign in to the application.</summary>
    public bool? AccountEnabled { get; init; }

    /// <summary>The tenant in which the application is registered.</summary>
    public string? AppOwnerOrganizationId { get; init; }

    /// <summary>True when only users who are assigned to the application can sign in.</summary>
    public bool? AppRoleAssignmentRequired { get; init; }

    /// <summary>The kind, as Graph prints it, for example <c>Application</c> or <c>ManagedIdentity</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ServicePrincipalType { get; init; }

    /// <summary>Whose accounts can sign in, as Graph prints it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? SignInAudience { get; init; }

    /// <summary>Tags; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>
    /// Custom security attributes: set, then attribute, then values as texts; null when there are none or they are not in
    /// the snapshot.
    /// </summary>
    [JsonConverter(typeof(SecurityAttributesConverter))]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>? CustomSecurityAttributes { get; init; }
}
