using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Whether a browser session is kept.</summary>
[JsonConverter(typeof(EnumTextConverter<PersistentBrowserMode>))]
public enum PersistentBrowserMode
{
    /// <summary>A mode that this version does not know.</summary>
    Unrecognized,

    /// <summary>Always kept.</summary>
    Always,

    /// <summary>Never kept.</summary>
    Never,
}
