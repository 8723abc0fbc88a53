using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The status of a granular delegated administration relationship.</summary>
[JsonConverter(typeof(EnumTextConverter<DelegatedAdminRelationshipStatus>))]
public enum DelegatedAdminRelationshipStatus
{
    /// <summary>A status that this version does not know.</summary>
    Unrecognized,

    /// <summary>Made, and not locked for approval.</summary>
    Created,

    /// <summary>Waits for the customer.</summary>
    ApprovalPending,

    /// <summary>Approved.</summary>
    Approved,

    /// <summary>Becomes active.</summary>
    Activating,

    /// <summary>Active.</summary>
    Active,

    /// <summary>Ends.</summary>
    Expiring,

    /// <summary>Ended; it cannot be restored.</summary>
    Expired,

    /// <summary>The partner asked to end it.</summary>
    TerminationRequested,

    /// <summary>Is being ended.</summary>
    Terminating,

    /// <summary>Ended before its time.</summary>
    Terminated,
}
