using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How a demand for a fresh sign-in is passed to a federation server.</summary>
[JsonConverter(typeof(EnumTextConverter<PromptLoginBehavior>))]
public enum PromptLoginBehavior
{
    /// <summary>A behaviour that this version does not know.</summary>
    Unrecognized,

    /// <summary>Translated to a fresh password sign-in.</summary>
    TranslateToFreshPasswordAuthentication,

    /// <summary>Passed on as it is.</summary>
    NativeSupport,

    /// <summary>Not passed on.</summary>
    Disabled,
}
