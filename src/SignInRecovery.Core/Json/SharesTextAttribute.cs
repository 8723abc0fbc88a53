namespace SignInRecovery.Json;

/// <summary>Marks a text that is mostly the same as that of another member declared before it: one text serves both then.</summary>
/// <param name="member">The other member.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SharesTextAttribute(string member) : Attribute
{
    /// <summary>The other member.</summary>
    public string Member { get; } = member;
}
