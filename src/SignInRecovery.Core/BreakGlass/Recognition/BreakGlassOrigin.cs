namespace SignInRecovery.BreakGlass;

/// <summary>How an account came to be listed.</summary>
public enum BreakGlassOrigin
{
    /// <summary>Somebody declared it, by parameter or in a configuration file.</summary>
    Declared,

    /// <summary>The facts say so: it holds Global Administrator now, and enough other evidence points the same way.</summary>
    Recognized,

    /// <summary>Something points to it, such as its name or an exclusion, and the facts are not enough.</summary>
    Candidate,

    /// <summary>It is excluded from policies and is none: an account of a service, of a synchronisation client, or without a role.</summary>
    RuledOut,
}
