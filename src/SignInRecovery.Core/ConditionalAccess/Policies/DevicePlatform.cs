using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The device platforms that a policy tells apart (Graph: conditionalAccessDevicePlatform).</summary>
[JsonConverter(typeof(EnumTextConverter<DevicePlatform>))]
public enum DevicePlatform
{
    /// <summary>
    /// A platform that this version does not know, or <c>unknownFutureValue</c>, behind which a read without
    /// <c>Prefer: include-unknown-enum-members</c> may hide Linux.
    /// </summary>
    Unrecognized,

    /// <summary>All platforms, unknown ones included.</summary>
    All,

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
