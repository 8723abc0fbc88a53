namespace SignInRecovery.Json;

/// <summary>Graph's own name of an enum member, where it differs from the member's name by more than case.</summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
internal sealed class GraphNameAttribute(string name) : Attribute
{
    /// <summary>The text that Graph writes, without the <c>#microsoft.graph.</c> prefix of a type name.</summary>
    public string Name { get; } = name;
}
