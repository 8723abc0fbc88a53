namespace SignInRecovery.Gateway;

/// <summary>The answer to a <see cref="DirectoryRequest"/> that succeeded.</summary>
/// <param name="Status">The HTTP status, 200 to 299.</param>
/// <param name="Body">The body, a JSON text; empty when there is none (204).</param>
public sealed record DirectoryResponse(int Status, string Body)
{
    /// <summary>The id that Microsoft's support asks for; null when none was given.</summary>
    public string? RequestId { get; init; }

    /// <summary>The header Location; null when there was none.</summary>
    public string? Location { get; init; }

    /// <summary>The header Date of the answer, the service's own clock; null when there was none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Status and request id. The body stays out of every message: it can hold a pass.</summary>
    public override string ToString() => RequestId is null ? $"{Status}" : $"{Status} ({RequestId})";
}
