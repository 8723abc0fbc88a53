namespace SignInRecovery.Gateway;

/// <summary>
/// A failure of Microsoft Graph, of the sign-in service, or of the way to them, in words that survive the boundary:
/// the exception of the package itself stays on its side, because its type exists only there.
/// </summary>
public sealed class DirectoryException : Exception
{
    /// <summary>Creates a failure.</summary>
    /// <param name="code">See <see cref="Code"/>.</param>
    /// <param name="message">What happened, in one or more complete sentences.</param>
    public DirectoryException(string code, string message)
        : base(message)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        Code = code;
    }

    /// <summary>
    /// The service's own code where it gave one (Authorization_RequestDenied, AADSTS50076, invalid_grant), else one of
    /// ours, see <see cref="DirectoryErrorCodes"/>. Never empty.
    /// </summary>
    public string Code { get; }

    /// <summary>The HTTP status of the answer; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The request id (Graph) or correlation id (sign-in service) that Microsoft's support asks for; null when none was given.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks the caller to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The Graph permission without which the service refused; null when it did not refuse for that.</summary>
    public string? MissingPermission { get; init; }

    /// <summary>The least directory role without which the service refused a signed-in person; null when it did not refuse for that.</summary>
    public string? MissingRole { get; init; }

    /// <summary>
    /// The claims challenge of a 401 (a protected action, or continuous access evaluation), as the service sent it, to be
    /// carried back to the credential; null when there was none.
    /// </summary>
    public string? Claims { get; init; }

    /// <summary>The full name of the exception type on the other side, for a bug report; null when the failure is ours.</summary>
    public string? Origin { get; init; }
}
