using System.Text.Json;

namespace SignInRecovery.Graph.Sessions;

/// <summary>
/// What an access token says of its bearer. It is shown to people and used to name what is missing; nothing is granted on
/// it, because only the service can check the signature.
/// </summary>
internal sealed record TokenContent
{
    public string? Audience { get; private init; }

    public string? TenantId { get; private init; }

    public string? ObjectId { get; private init; }

    public string? ClientId { get; private init; }

    public string? ClientName { get; private init; }

    public string? UserName { get; private init; }

    public bool IsApplication { get; private init; }

    public IReadOnlyList<string> Permissions { get; private init; } = [];

    public IReadOnlyList<string>? DirectoryRoles { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? NotBefore { get; private init; }

    /// <summary>Reads a token.</summary>
    /// <returns>What it says; null when it is no token that can be read.</returns>
    public static TokenContent? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(ToBase64(parts[1])));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    // Base64url without padding (RFC 7515, section 2).
    private static string ToBase64(string part) =>
        part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');

    private static TokenContent Read(JsonElement claims)
    {
        var scopes = Text(claims, "scp");
        var roles = List(claims, "roles") ?? [];
        var isApplication = Text(claims, "idtyp") == "app" || (scopes is null && Text(claims, "upn") is null && Text(claims, "unique_name") is null);
        return new TokenContent
        {
            Audience = Text(claims, "aud"),
            TenantId = Text(claims, "tid"),
            ObjectId = Text(claims, "oid"),
            ClientId = Text(claims, "appid") ?? Text(claims, "azp"),
            ClientName = Text(claims, "app_displayname"),
            UserName = Text(claims, "upn") ?? Text(claims, "preferred_username") ?? Text(claims, "unique_name"),
            IsApplication = isApplication,
            Permissions = [.. (isApplication ? roles : (scopes ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)],
            DirectoryRoles = List(claims, "wids"),
            ExpiresAt = Time(claims, "exp"),
            NotBefore = Time(claims, "nbf"),
        };
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[]? List(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : null;

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
