using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A device that a user registered (Graph: device). Null members count as null in device filters too.</summary>
public sealed record Device
{
    /// <summary>The user's object id (the line's parent).</summary>
    [JsonIgnore]
    public string UserId { get => field ?? ""; init; }

    /// <summary>The device's object id.</summary>
    public required string Id { get; init; }

    /// <summary>The device's own id, by which device filters name it.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The device's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>False when the device is disabled.</summary>
    public bool? AccountEnabled { get; init; }

    /// <summary>True when device management calls the device compliant.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>True when the device is managed.</summary>
    public bool? IsManaged { get; init; }

    /// <summary>How the device is joined.</summary>
    public DeviceTrustType? TrustType { get; init; }

    /// <summary>The operating system, as the device reports it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? OperatingSystem { get; init; }

    /// <summary>Its version.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? OperatingSystemVersion { get; init; }

    /// <summary>Who owns the device, as Graph prints it: <c>Company</c> or <c>Personal</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? DeviceOwnership { get; init; }

    /// <summary>What manages the device, as Graph prints it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ManagementType { get; init; }

    /// <summary>The profile, as Graph prints it: <c>RegisteredDevice</c>, <c>SecureVM</c>, <c>Printer</c>, <c>Shared</c>, <c>IoT</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ProfileType { get; init; }

    /// <summary>The app id of the device management.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? MdmAppId { get; init; }

    /// <summary>The maker.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Manufacturer { get; init; }

    /// <summary>The model.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Model { get; init; }

    /// <summary>The enrolment profile.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? EnrollmentProfileName { get; init; }

    /// <summary>Physical ids; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? PhysicalIds { get; init; }

    /// <summary>System labels; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? SystemLabels { get; init; }

    /// <summary>The extension attributes 1 to 15 by Graph's name, without those that are null; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextDictionaryConverter))]
    public IReadOnlyDictionary<string, string>? ExtensionAttributes { get; init; }

    /// <summary>When the device was last seen, to within some days.</summary>
    public DateTimeOffset? ApproximateLastSignInDateTime { get; init; }

    /// <summary>When the device was registered.</summary>
    public DateTimeOffset? RegistrationDateTime { get; init; }
}
