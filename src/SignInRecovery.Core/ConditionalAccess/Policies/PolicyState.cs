using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The state of a Conditional Access policy.</summary>
[JsonConverter(typeof(EnumTextConverter<PolicyState>))]
public enum PolicyState
{
    /// <summary>A state that this version does not know, or none.</summary>
    Unrecognized,

    /// <summary>The policy is enforced.</summary>
    Enabled,

    /// <summary>The policy is not evaluated.</summary>
    Disabled,

    /// <summary>The policy is evaluated and logged, and never enforced (report-only).</summary>
    EnabledForReportingButNotEnforced,
}
