namespace SignInRecovery.Knowledge;

/// <summary>Groups of applications that a Conditional Access policy names as one.</summary>
[Flags]
public enum ApplicationGroup
{
    /// <summary>No group.</summary>
    None = 0,

    /// <summary>Office 365 (<c>Office365</c>).</summary>
    Office365 = 1,

    /// <summary>Microsoft Admin Portals (<c>MicrosoftAdminPortals</c>).</summary>
    MicrosoftAdminPortals = 2,

    /// <summary>Windows Azure Service Management API (797f4846-ba00-4fd7-ba43-dac1f8f63013), which covers the Azure portal as well.</summary>
    WindowsAzureServiceManagementApi = 4,
}
