using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The device of a sign-in, as Microsoft Entra sees it (Graph: deviceInfo). A property that is null has no value on this
/// device; a device that sends no id, as in a private window, has none at all.
/// </summary>
public sealed record DeviceInfo
{
    /// <summary>A device that is not registered: every property is null.</summary>
    public static DeviceInfo Unregistered { get; } = new();

    /// <summary>The device's id.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The device's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Who owns the device: <c>Company</c> or <c>Personal</c> (Graph: ownership).</summary>
    public string? DeviceOwnership { get; init; }

    /// <summary>Whether device management calls the device compliant.</summary>
    public bool? IsCompliant { get; init; }

    /// <summary>Whether the device is managed.</summary>
    public bool? IsManaged { get; init; }

    /// <summary>How the device is joined: <c>AzureAD</c>, <c>ServerAD</c> or <c>Workplace</c>; <c>EntraID</c> is read as AzureAD.</summary>
    public string? TrustType { get; init; }

    /// <summary>The profile: <c>RegisteredDevice</c>, <c>SecureVM</c>, <c>Printer</c>, <c>Shared</c>, <c>IoT</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>The maker.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>The operating system.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Its version.</summary>
    public string? OperatingSystemVersion { get; init; }

    /// <summary>The enrolment profile.</summary>
    public string? EnrollmentProfileName { get; init; }

    /// <summary>The app id of the device management.</summary>
    public string? MdmAppId { get; init; }

    /// <summary>Physical ids.</summary>
    public IReadOnlyList<string> PhysicalIds { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>System labels.</summary>
    public IReadOnlyList<string> SystemLabels { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>The extension attributes by name, <c>extensionAttribute1</c> to <c>extensionAttribute15</c>, without those that have no value.</summary>
    public IReadOnlyDictionary<string, string> ExtensionAttributes { get => field ?? NoAttributes; init; }

    /// <summary>Whether Microsoft Entra sees a registered device at all: some property has a value.</summary>
    public bool IsRegistered =>
        DeviceId is not null || DisplayName is not null || DeviceOwnership is not null || IsCompliant is not null || IsManaged is not null
        || TrustType is not null || ProfileType is not null || Manufacturer is not null || Model is not null || OperatingSystem is not null
        || OperatingSystemVersion is not null || EnrollmentProfileName is not null || MdmAppId is not null
        || PhysicalIds.Count > 0 || SystemLabels.Count > 0 || ExtensionAttributes.Count > 0;

    private static IReadOnlyDictionary<string, string> NoAttributes { get; } = new Dictionary<string, string>();
}
