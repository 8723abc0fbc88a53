using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>The requests of a plan: JSON in, JSON out, lists to their end.</summary>
/// <param name="session">The session.</param>
/// <param name="events">Told what waits; null for nobody.</param>
internal sealed class GraphCalls(IDirectorySession session, IDirectoryEvents? events)
{
    /// <summary>The code of an answer that is no JSON, such as a proxy's page.</summary>
    public const string AnswerUnreadable = "AnswerUnreadable";

    private const int MostPages = 1000;

    /// <summary>Whether an application asks by itself, not a person.</summary>
    public bool IsApplication => session.Info.IsApplication;

    /// <summary>Reads one object.</summary>
    public Task<JsonElement> GetAsync(string path, string permission, string? role, CancellationToken cancellationToken) =>
        ReadAsync(new DirectoryRequest(DirectoryMethod.Get, path) { Permission = permission, Role = role }, cancellationToken);

    /// <summary>Reads one object; null when it does not exist.</summary>
    public async Task<JsonElement?> FindAsync(string path, string permission, string? role, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(path, permission, role, cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Reads a list to its end.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, string permission, string? role, CancellationToken cancellationToken, bool isEventual = false)
    {
        var items = new List<JsonElement>();
        string? next = path;
        for (int page = 0; next is not null; page++)
        {
            if (page == MostPages)
            {
                throw new DirectoryException(AnswerUnreadable, $"The list {path} does not end after {MostPages} pages.");
            }

            JsonElement answer = await ReadAsync(
                new DirectoryRequest(DirectoryMethod.Get, next) { Permission = permission, Role = role, IsEventual = isEventual }, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGetProperty("value", out JsonElement value) || value.ValueKind != JsonValueKind.Array)
            {
                throw new DirectoryException(AnswerUnreadable, $"The answer to GET {path} is no list.");
            }

            items.AddRange(value.EnumerateArray());
            next = Text(answer, "@odata.nextLink");
        }

        return items;
    }

    /// <summary>Reads a list that must be there before anything is written.</summary>
    /// <param name="what">What is read, as the beginning of a sentence.</param>
    /// <param name="path">The path.</param>
    /// <param name="permission">The permission that reading it takes.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="Facts.SignInRecoveryException">It cannot be read; nothing was written.</exception>
    public async Task<IReadOnlyList<JsonElement>> ReadListAsync(string what, string path, string permission, CancellationToken cancellationToken)
    {
        try
        {
            return await ListAsync(path, permission, "Global Reader", cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            throw ProvisioningErrors.Reading(what, exception, IsApplication);
        }
    }

    /// <summary>Writes.</summary>
    /// <returns>The answer; undefined when it has no body.</returns>
    public async Task<JsonElement> SendAsync(DirectoryMethod method, string path, JsonObject? body, string permission, string? role, CancellationToken cancellationToken)
    {
        DirectoryResponse response = await session.SendAsync(
            new DirectoryRequest(method, path, body?.ToJsonString()) { Permission = permission, Role = role }, events, cancellationToken).ConfigureAwait(false);
        return response.Body.Length == 0 ? default : Parse(response.Body, $"{method} {path}");
    }

    /// <summary>A property's text; null when it has none.</summary>
    public static string? Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A property's time; null when it has none.</summary>
    public static DateTimeOffset? Time(JsonElement element, string property) =>
        Text(element, property) is string text && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>Whether a property is true.</summary>
    public static bool IsTrue(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The texts of a list; empty when there is none.</summary>
    public static IReadOnlyList<string> Texts(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    /// <summary>Whether a request may have been carried out although no good answer came.</summary>
    /// <param name="exception">The failure.</param>
    public static bool IsAmbiguous(DirectoryException exception) =>
        exception.Claims is null
        && (exception.Status is null or 408 or >= 500
            || exception.Code is AnswerUnreadable or DirectoryErrorCodes.AnswerNotGraph or DirectoryErrorCodes.AnswerIncomplete);

    /// <summary>A text within a filter.</summary>
    public static string Quoted(string text) => "'" + Uri.EscapeDataString(text.Replace("'", "''", StringComparison.Ordinal)) + "'";

    private async Task<JsonElement> ReadAsync(DirectoryRequest request, CancellationToken cancellationToken)
    {
        DirectoryResponse response = await session.SendAsync(request, events, cancellationToken).ConfigureAwait(false);
        return Parse(response.Body, $"GET {request.Path}");
    }

    private static JsonElement Parse(string body, string what)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new DirectoryException(AnswerUnreadable, $"The answer to {what} is no JSON; something between this computer and Microsoft Graph may have put a page of its own in its place.");
        }
    }
}
