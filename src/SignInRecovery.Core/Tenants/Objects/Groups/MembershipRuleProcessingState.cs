using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>Whether the rule of a dynamic group or administrative unit is at work.</summary>
[JsonConverter(typeof(EnumTextConverter<MembershipRuleProcessingState>))]
public enum MembershipRuleProcessingState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized,

    /// <summary>At work.</summary>
    On,

    /// <summary>Paused: members stay as they are.</summary>
    Paused,
}
