namespace SignInRecovery.BreakGlass;

/// <summary>Whether an emergency account would work today.</summary>
public enum BreakGlassVerdictKind
{
    /// <summary>Every check passed or does not apply.</summary>
    Ready,

    /// <summary>Nothing failed, and something is unknown or waits for a person's answer.</summary>
    Unproven,

    /// <summary>A check failed.</summary>
    NotReady,
}
