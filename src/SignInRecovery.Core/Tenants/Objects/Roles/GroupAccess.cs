using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What an eligibility for a group gives (Graph: privilegedAccessGroupRelationships).</summary>
[JsonConverter(typeof(EnumTextConverter<GroupAccess>))]
public enum GroupAccess
{
    /// <summary>An access that this version does not know.</summary>
    Unrecognized,

    /// <summary>Membership.</summary>
    Member,

    /// <summary>Ownership.</summary>
    Owner,
}
