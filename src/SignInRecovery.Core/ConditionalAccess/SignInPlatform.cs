namespace SignInRecovery.ConditionalAccess;

/// <summary>The platform of a sign-in, as the unverified user agent gives it.</summary>
public enum SignInPlatform
{
    /// <summary>A platform outside Graph's list, such as ChromeOS; only a policy for all platforms reaches it.</summary>
    Unknown,

    /// <summary>Android.</summary>
    Android,

    /// <summary>iOS and iPadOS.</summary>
    IOS,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Windows Phone.</summary>
    WindowsPhone,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Linux.</summary>
    Linux,
}
