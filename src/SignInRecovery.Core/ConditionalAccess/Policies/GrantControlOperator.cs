using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>How the grant controls of one policy are joined.</summary>
[JsonConverter(typeof(EnumTextConverter<GrantControlOperator>))]
public enum GrantControlOperator
{
    /// <summary>An operator that this version does not know.</summary>
    Unrecognized,

    /// <summary>All controls are asked for.</summary>
    And,

    /// <summary>Any one of the controls is enough.</summary>
    Or,
}
