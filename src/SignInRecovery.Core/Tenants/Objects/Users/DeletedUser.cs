using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A deleted user who can still be restored, for 30 days after the deletion.</summary>
public sealed record DeletedUser
{
    /// <summary>The user's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public required string Id { get; init; }

    /// <summary>The name that people saw.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The sign-in name; Graph puts the object id before the name of a deleted user.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The mail address.</summary>
    public string? Mail { get; init; }

    /// <summary>Member or Guest.</summary>
    public UserType? UserType { get; init; }

    /// <summary>When the user was deleted.</summary>
    public DateTimeOffset? DeletedDateTime { get; init; }

    /// <summary>True when the user was synchronised from on-premises; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? OnPremisesSyncEnabled { get; init; }
}
