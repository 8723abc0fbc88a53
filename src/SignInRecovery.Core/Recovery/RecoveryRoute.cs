namespace SignInRecovery.Recovery;

/// <summary>Who acts on a recovery path. The order is the order of the ranks.</summary>
public enum RecoveryRoute
{
    /// <summary>The person who is locked out.</summary>
    SelfService,

    /// <summary>Somebody in the same organisation.</summary>
    Colleague,

    /// <summary>A partner: with granular delegated admin privileges, or the indirect provider.</summary>
    Partner,

    /// <summary>Microsoft, or 21Vianet in China.</summary>
    Microsoft,

    /// <summary>Nobody today: what to prepare, so that there is somebody the next time.</summary>
    Prepare,
}
