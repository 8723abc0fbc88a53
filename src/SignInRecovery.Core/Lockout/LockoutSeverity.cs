namespace SignInRecovery.Lockout;

/// <summary>How much is lost when what a rule warns of happens.</summary>
public enum LockoutSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>A nuisance that others can repair at once.</summary>
    Low,

    /// <summary>Somebody is locked out and others can repair it.</summary>
    Medium,

    /// <summary>An administrator, or a way to restore administrators, is lost.</summary>
    High,

    /// <summary>Nobody is left who can administer the tenant.</summary>
    Critical,
}
