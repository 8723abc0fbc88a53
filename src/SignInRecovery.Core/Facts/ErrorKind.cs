namespace SignInRecovery.Facts;

/// <summary>What went wrong, in terms that a host can map to its own error categories.</summary>
public enum ErrorKind
{
    /// <summary>Something that was named does not exist.</summary>
    NotFound,

    /// <summary>The data is not what it should be.</summary>
    InvalidData,

    /// <summary>The caller asked for something that makes no sense.</summary>
    InvalidArgument,

    /// <summary>Something is there already and must not be overwritten.</summary>
    AlreadyExists,

    /// <summary>The data was refused because it could do harm.</summary>
    Security,

    /// <summary>Reading or writing failed.</summary>
    InputOutput,

    /// <summary>This version, platform or cloud cannot do it.</summary>
    NotSupported,

    /// <summary>Somebody could not prove who he is, or has no permission to come in.</summary>
    Authentication,

    /// <summary>Somebody is known, and may not do what he asked for.</summary>
    Permission,

    /// <summary>A server could not be reached, or did not answer.</summary>
    Connection,

    /// <summary>A service allows no more for now.</summary>
    Busy,

    /// <summary>A fault of this module.</summary>
    Unexpected,
}
