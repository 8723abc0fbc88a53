namespace SignInRecovery.GraphEmulator.Http;

/// <summary>A request that Graph refuses.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    internal int Status => status;

    internal string Code => code;

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal static GraphException BadRequest(string message) => new(400, "BadRequest", message);

    internal static GraphException RequestBadRequest(string message) => new(400, "Request_BadRequest", message);

    internal static GraphException UnsupportedQuery(string message) => new(400, "Request_UnsupportedQuery", message);

    internal static GraphException NotFound(string id) =>
        new(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    internal static GraphException NoSegment(string segment) => new(400, "BadRequest", $"Resource not found for the segment '{segment}'.");

    internal static GraphException Denied() => new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
}
