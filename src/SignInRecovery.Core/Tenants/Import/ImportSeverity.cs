namespace SignInRecovery.Tenants.Import;

/// <summary>What a problem of an import means for the object that it names.</summary>
public enum ImportSeverity
{
    /// <summary>The object was taken, but something in it cannot be trusted, or a file held nothing to take.</summary>
    Warning,

    /// <summary>The object or file was not taken.</summary>
    Error,
}
