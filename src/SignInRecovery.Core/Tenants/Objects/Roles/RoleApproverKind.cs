using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of approver.</summary>
[JsonConverter(typeof(EnumTextConverter<RoleApproverKind>))]
public enum RoleApproverKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>One user.</summary>
    SingleUser,

    /// <summary>The members of a group.</summary>
    GroupMembers,

    /// <summary>The manager of the one who asks.</summary>
    RequestorManager,

    /// <summary>Internal sponsors.</summary>
    InternalSponsors,

    /// <summary>External sponsors.</summary>
    ExternalSponsors,
}
