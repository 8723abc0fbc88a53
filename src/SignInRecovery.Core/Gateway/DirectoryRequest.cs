namespace SignInRecovery.Gateway;

/// <summary>One request of Microsoft Graph, for small reads and for the steps of a plan.</summary>
/// <param name="Method">What it does.</param>
/// <param name="Path">
/// The path below the version, with its query: <c>/users/{id}?$select=id</c>. A full address is refused unless it is of
/// the session's own Microsoft Graph (a next link).
/// </param>
/// <param name="Body">The body, a JSON text; null for none.</param>
public sealed record DirectoryRequest(DirectoryMethod Method, string Path, string? Body = null)
{
    /// <summary>Whether the path exists in the beta version only.</summary>
    public bool IsBeta { get; init; }

    /// <summary>Whether the header <c>ConsistencyLevel: eventual</c> is sent, as advanced queries need.</summary>
    public bool IsEventual { get; init; }

    /// <summary>The permission that is named when the service refuses; null for none.</summary>
    public string? Permission { get; init; }

    /// <summary>The least directory role that is named when the service refuses a person; null for none.</summary>
    public string? Role { get; init; }

    /// <summary>Method and path. The body stays out of every message: it can hold a password.</summary>
    public override string ToString() => $"{Method} {Path}";
}
