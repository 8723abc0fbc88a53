namespace SignInRecovery.Lockout;

/// <summary>What a rule found.</summary>
public enum LockoutStatus
{
    /// <summary>Everything that the rule needs was seen, and all is well.</summary>
    Pass,

    /// <summary>The fault is there.</summary>
    Fail,

    /// <summary>Something that decides was not seen. This is not a pass.</summary>
    Unknown,

    /// <summary>A person must look; an attestation answers it.</summary>
    Manual,

    /// <summary>The tenant has nothing that the rule is about.</summary>
    NotApplicable,

    /// <summary>The fault is there, and somebody has accepted it until a date.</summary>
    Suppressed,
}
