namespace SignInRecovery.ConditionalAccess;

/// <summary>The users, groups and roles that the policies of a set name by id.</summary>
internal sealed class PolicyReferenceIndex
{
    public References Users { get; } = new();

    public References Groups { get; } = new();

    public References Roles { get; } = new();
}
