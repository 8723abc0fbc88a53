namespace SignInRecovery.GraphEmulator.Http;

/// <summary>Where tests step in: to kill a client between two writes, or to change the tenant while a run is under way.</summary>
public sealed class EmulatorHooks
{
    /// <summary>Before any Graph request is answered: method, and path below the version.</summary>
    public Func<string, string, ValueTask>? BeforeRequest { get; set; }

    /// <summary>After any Graph request has been worked out and before its answer is sent.</summary>
    public Func<string, string, int, ValueTask>? AfterRequest { get; set; }

    /// <summary>With this the token endpoint refuses every sign-in; null at first.</summary>
    public SignInRefusal? SignInRefusal { get; set; }

    /// <summary>Before a write that will be carried out: it is allowed, and nothing has changed yet.</summary>
    public Func<string, string, ValueTask>? BeforeWrite { get; set; }

    /// <summary>After a write was carried out and before its answer is sent.</summary>
    public Func<string, string, ValueTask>? AfterWrite { get; set; }
}
