namespace SignInRecovery.Lockout;

/// <summary>The object that a finding is about.</summary>
/// <param name="Kind">What it is, in Microsoft's words: Tenant, User, Group, Role, Policy, Domain and so on.</param>
/// <param name="Id">Its id; for a domain its name.</param>
/// <param name="Name">Its display name, or its user principal name where people know it by that.</param>
public sealed record FindingTarget(string Kind, string Id, string Name)
{
    /// <summary>The name by which people know the object.</summary>
    public override string ToString() => Name;
}
