using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>How continuous access evaluation is configured.</summary>
[JsonConverter(typeof(EnumTextConverter<ContinuousAccessEvaluationMode>))]
public enum ContinuousAccessEvaluationMode
{
    /// <summary>A mode that this version does not know.</summary>
    Unrecognized,

    /// <summary>Strictly enforced.</summary>
    StrictEnforcement,

    /// <summary>Off.</summary>
    Disabled,

    /// <summary>Locations are strictly enforced.</summary>
    StrictLocation,
}
