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

    /// <summary>An endpoint that is not https, or no address at all; nothing was sent to it.</summary>
    public const string EndpointNotSecure = "EndpointNotSecure";

    /// <summary>An address outside the session's own Microsoft Graph, as in a next link; nothing was sent to it.</summary>
    public const string EndpointForeign = "EndpointForeign";

    /// <summary>The token is for another tenant than the one that was named.</summary>
    public const string TenantMismatch = "TenantMismatch";

    /// <summary>The given access token is not for this Microsoft Graph.</summary>
    public const string TokenForeign = "TokenForeign";

    /// <summary>The given access token has ended, or the service refuses it, and there is nothing to renew it with.</summary>
    public const string TokenExpired = "TokenExpired";

    /// <summary>The given text is no access token that can be read.</summary>
    public const string TokenUnreadable = "TokenUnreadable";

    /// <summary>The certificate cannot be found or read, has ended, or has no private key.</summary>
    public const string CertificateUnusable = "CertificateUnusable";

    /// <summary>The certificate that the server showed is not trusted: as behind a proxy that opens TLS.</summary>
    public const string ServerNotTrusted = "ServerNotTrusted";

    /// <summary>The server did not answer in the time that one request has.</summary>
    public const string RequestTimedOut = "RequestTimedOut";

    /// <summary>Something other than Microsoft Graph answered: a page of a proxy or of a sign-in portal.</summary>
    public const string AnswerNotGraph = "AnswerNotGraph";

    /// <summary>The answer broke off, again and again.</summary>
    public const string AnswerIncomplete = "AnswerIncomplete";

    /// <summary>The service asked for longer pauses than this module waits.</summary>
    public const string ThrottledTooLong = "ThrottledTooLong";

    /// <summary>This machine's clock is wrong, so that tokens seem to have ended or not to have begun.</summary>
    public const string ClockSkew = "ClockSkew";

    /// <summary>A page token has ended; the list begins anew.</summary>
    public const string PageTokenExpired = "Directory_ExpiredPageToken";

    /// <summary>The session was disconnected.</summary>
    public const string SessionEnded = "SessionEnded";
}
