using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Which root domains a policy names (beta; Graph: rootDomains).</summary>
[JsonConverter(typeof(EnumTextConverter<RootDomains>))]
public enum RootDomains
{
    /// <summary>A value that this version does not know.</summary>
    Unrecognized,

    /// <summary>None.</summary>
    None,

    /// <summary>All.</summary>
    All,

    /// <summary>All federated domains.</summary>
    AllFederated,

    /// <summary>All managed domains.</summary>
    AllManaged,

    /// <summary>Those enumerated.</summary>
    Enumerated,

    /// <summary>All managed domains and the federated ones enumerated.</summary>
    AllManagedAndEnumeratedFederated,
}
