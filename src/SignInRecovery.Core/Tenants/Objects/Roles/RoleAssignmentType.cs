using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How an active role assignment came about.</summary>
[JsonConverter(typeof(EnumTextConverter<RoleAssignmentType>))]
public enum RoleAssignmentType
{
    /// <summary>A type that this version does not know.</summary>
    Unrecognized,

    /// <summary>An administrator assigned it.</summary>
    Assigned,

    /// <summary>The principal activated an eligibility; it ends by itself.</summary>
    Activated,
}
