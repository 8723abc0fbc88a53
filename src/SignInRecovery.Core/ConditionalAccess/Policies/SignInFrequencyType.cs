using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The unit of a sign-in frequency (Graph: signinFrequencyType).</summary>
[JsonConverter(typeof(EnumTextConverter<SignInFrequencyType>))]
public enum SignInFrequencyType
{
    /// <summary>A unit that this version does not know.</summary>
    Unrecognized,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Hours.</summary>
    Hours,
}
