namespace SignInRecovery.ConditionalAccess;

/// <summary>What becomes of a policy that applies.</summary>
public enum PolicyEnforcement
{
    /// <summary>It is not evaluated.</summary>
    Off,

    /// <summary>It is evaluated and logged, and not enforced.</summary>
    ReportOnly,

    /// <summary>It is enforced.</summary>
    Enforced,

    /// <summary>Its state is one that this version does not know; it may be enforced.</summary>
    Unknown,
}
