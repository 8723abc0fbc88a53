using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Whether what a filter matches is in or out of scope.</summary>
[JsonConverter(typeof(EnumTextConverter<FilterMode>))]
public enum FilterMode
{
    /// <summary>A mode that this version does not know.</summary>
    Unrecognized,

    /// <summary>What matches is in scope.</summary>
    Include,

    /// <summary>What matches is out of scope.</summary>
    Exclude,
}
