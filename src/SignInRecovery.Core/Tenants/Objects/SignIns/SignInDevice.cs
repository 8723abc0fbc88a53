using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>From which device a sign-in was (Graph: deviceDetail).</summary>
public sealed record SignInDevice
{
    /// <summary>The device's own id; empty for a device that is not registered.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DeviceId { get; init; }

    /// <summary>The device's name.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DisplayName { get; init; }

    /// <summary>The operating system, as the log prints it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? OperatingSystem { get; init; }

    /// <summary>The browser, as the log prints it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Browser { get; init; }

    /// <summary>True when the device was compliant.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>True when the device was managed.</summary>
    public bool? IsManaged { get; init; }

    /// <summary>How the device is joined, as the log prints it, for example <c>Hybrid Azure AD joined</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? TrustType { get; init; }
}
