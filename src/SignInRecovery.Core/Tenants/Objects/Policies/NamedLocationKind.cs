using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of named location.</summary>
[JsonConverter(typeof(EnumTextConverter<NamedLocationKind>))]
public enum NamedLocationKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>IP address ranges.</summary>
    [GraphName("ipNamedLocation")]
    Ip,

    /// <summary>Countries and regions.</summary>
    [GraphName("countryNamedLocation")]
    Country,

    /// <summary>The compliant network of Global Secure Access.</summary>
    [GraphName("compliantNetworkNamedLocation")]
    CompliantNetwork,
}
