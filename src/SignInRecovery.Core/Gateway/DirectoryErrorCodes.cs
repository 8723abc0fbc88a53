namespace SignInRecovery.Gateway;

/// <summary>The codes of a <see cref="DirectoryException"/> for which no service gave one. They are stable.</summary>
public static class DirectoryErrorCodes
{
    /// <summary>The folder lib of the module, or a file in it, is missing or cannot be loaded.</summary>
    public const string IsolatedLibraryMissing = "IsolatedLibraryMissing";

    /// <summary>No answer came: name resolution, connection or TLS failed.</summary>
    public const string ServiceUnreachable = "ServiceUnreachable";

    /// <summary>No credential could produce a token without a person signing in.</summary>
    public const string SignInRequired = "SignInRequired";

    /// <summary>The service refused the sign-in without a code of its own.</summary>
    public const string SignInFailed = "SignInFailed";

    /// <summary>The service answered with an error status and without a code of its own.</summary>
    public const string RequestFailed = "RequestFailed";

    /// <summary>A failure that no rule of the translation knows.</summary>
    public const string UnexpectedFailure = "UnexpectedFailure";
}
