using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Whether a sign-in frequency is a time or every time.</summary>
[JsonConverter(typeof(EnumTextConverter<SignInFrequencyInterval>))]
public enum SignInFrequencyInterval
{
    /// <summary>An interval that this version does not know.</summary>
    Unrecognized,

    /// <summary>After a time.</summary>
    TimeBased,

    /// <summary>Every time.</summary>
    EveryTime,
}
