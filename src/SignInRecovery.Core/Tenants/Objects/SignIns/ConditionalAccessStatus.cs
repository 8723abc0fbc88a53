using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What Conditional Access came to in a sign-in.</summary>
[JsonConverter(typeof(EnumTextConverter<ConditionalAccessStatus>))]
public enum ConditionalAccessStatus
{
    /// <summary>A status that this version does not know.</summary>
    Unrecognized,

    /// <summary>All policies that applied were satisfied.</summary>
    Success,

    /// <summary>A policy was not satisfied.</summary>
    Failure,

    /// <summary>No policy applied.</summary>
    NotApplied,
}
