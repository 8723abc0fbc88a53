namespace SignInRecovery.ConditionalAccess;

/// <summary>Whether the browser keeps the session (Graph: persistentBrowserSessionControl).</summary>
public sealed record PersistentBrowserControl
{
    /// <summary>Whether the control is on.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether the session is always or never kept.</summary>
    public PersistentBrowserMode? Mode { get; init; }
}
