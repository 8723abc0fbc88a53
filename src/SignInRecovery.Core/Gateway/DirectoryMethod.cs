namespace SignInRecovery.Gateway;

/// <summary>What a request does.</summary>
public enum DirectoryMethod
{
    /// <summary>Reads. It is repeated after any fault that may pass.</summary>
    Get,

    /// <summary>Creates, or acts. It is repeated only when the service said that it did nothing (429, 503).</summary>
    Post,

    /// <summary>Changes the properties that are sent.</summary>
    Patch,

    /// <summary>Replaces.</summary>
    Put,

    /// <summary>Deletes.</summary>
    Delete,
}
