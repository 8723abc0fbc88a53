namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>A request to the sign-in endpoints.</summary>
internal sealed record SignInRequest(
    string Method,
    string Origin,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Form,
    IReadOnlyDictionary<string, string> Headers)
{
    internal IReadOnlyList<string> Segments { get; } = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
}
