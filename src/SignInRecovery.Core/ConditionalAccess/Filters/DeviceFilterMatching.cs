namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Evaluates filters for devices. Every property of an unregistered device is null: positive comparisons do not hold and
/// negative ones do, in include and in exclude mode.
/// </summary>
internal static class DeviceFilterMatching
{
    /// <summary>Whether a filter matches a device.</summary>
    /// <param name="expression">The rule.</param>
    /// <param name="device">The device.</param>
    /// <param name="isInclude">Whether the filter brings devices into scope.</param>
    public static Tri Matches(FilterExpression expression, DeviceInfo device, bool isInclude) =>
        FilterMatching.Evaluate(expression, c => Compare(c, device, isInclude));

    /// <summary>Whether Microsoft's page leaves open what a rule that names extension attributes does with a device.</summary>
    /// <param name="device">The device.</param>
    public static bool LeavesExtensionAttributesOpen(DeviceInfo device) =>
        device is { IsRegistered: true, IsManaged: not true, IsCompliant: not true, MdmAppId: null } && !IsHybridJoined(device);

    /// <summary>Whether a device is Microsoft Entra hybrid joined.</summary>
    /// <param name="device">The device.</param>
    public static bool IsHybridJoined(DeviceInfo device) => string.Equals(device.TrustType, "ServerAD", StringComparison.OrdinalIgnoreCase);

    private static Tri Compare(FilterExpression.Comparison comparison, DeviceInfo device, bool isInclude)
    {
        string name = comparison.Key;
        switch (name)
        {
            case "physicalids":
                return FilterMatching.Compare(comparison, device.PhysicalIds);
            case "systemlabels":
                return FilterMatching.Compare(comparison, device.SystemLabels);
            default:
                if (name.StartsWith("extensionattribute", StringComparison.Ordinal))
                {
                    // A value is there only on devices that are managed, compliant or hybrid joined. Elsewhere null semantics
                    // and the page's table contradict each other, except for a positive comparison that would include.
                    return !LeavesExtensionAttributesOpen(device) ? FilterMatching.Compare(comparison, Attribute(device, name))
                        : isInclude && !comparison.IsNegative ? Tri.False
                        : Tri.Unknown;
                }

                return FilterMatching.Compare(comparison, Value(device, name));
        }
    }

    private static string? Attribute(DeviceInfo device, string name)
    {
        foreach ((string key, string value) in device.ExtensionAttributes)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static string? Value(DeviceInfo device, string name) => name switch
    {
        "deviceid" => device.DeviceId,
        "displayname" => device.DisplayName,
        "deviceownership" => device.DeviceOwnership,
        "enrollmentprofilename" => device.EnrollmentProfileName,
        "iscompliant" => device.IsCompliant switch { true => bool.TrueString, false => bool.FalseString, null => null },
        "manufacturer" => device.Manufacturer,
        "mdmappid" => device.MdmAppId,
        "model" => device.Model,
        "operatingsystem" => device.OperatingSystem,
        "operatingsystemversion" => device.OperatingSystemVersion,
        "profiletype" => device.ProfileType,

        // The examples of What If write EntraID where filters write AzureAD.
        "trusttype" => string.Equals(device.TrustType, "EntraID", StringComparison.OrdinalIgnoreCase) ? "AzureAD" : device.TrustType,
        _ => null,
    };
}
