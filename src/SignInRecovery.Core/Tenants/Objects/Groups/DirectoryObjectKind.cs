using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of directory object that can own, belong or hold a role.</summary>
[JsonConverter(typeof(EnumTextConverter<DirectoryObjectKind>))]
public enum DirectoryObjectKind
{
    /// <summary>A kind that this version does not know, or one that the line does not name.</summary>
    Unrecognized,

    /// <summary>A user.</summary>
    User,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A service principal.</summary>
    ServicePrincipal,

    /// <summary>An organisational contact.</summary>
    OrgContact,
}
