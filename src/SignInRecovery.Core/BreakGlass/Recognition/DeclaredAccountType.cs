namespace SignInRecovery.BreakGlass;

/// <summary>What a declaration names.</summary>
public enum DeclaredAccountType
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A group, whose members are meant.</summary>
    Group,
}
