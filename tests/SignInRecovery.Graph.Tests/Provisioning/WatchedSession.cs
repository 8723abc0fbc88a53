using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>A session that notes the secrets which pass through it, so that a test can look for them everywhere else.</summary>
internal sealed class WatchedSession(IDirectorySession inner, HashSet<string> secrets) : IDirectorySession
{
    public SessionInfo Info => inner.Info;

    public async Task<DirectoryResponse> SendAsync(DirectoryRequest request, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        Note(request.Body, "passwordProfile", "password");
        DirectoryResponse response = await inner.SendAsync(request, events, cancellationToken);
        if (request.Path.EndsWith("/temporaryAccessPassMethods", StringComparison.Ordinal))
        {
            Note(response.Body, "temporaryAccessPass");
        }

        return response;
    }

    public Task<CollectionSummary> CollectAsync(CollectionRequest request, ISectionSink sink, IDirectoryEvents events, CancellationToken cancellationToken) =>
        inner.CollectAsync(request, sink, events, cancellationToken);

    public void Dispose() => inner.Dispose();

    private void Note(string? body, params string[] path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body ?? "null");
            JsonElement found = document.RootElement;
            foreach (string name in path)
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                {
                    return;
                }
            }

            _ = secrets.Add(found.GetString()!);
        }
        catch (JsonException)
        {
            // An answer that was spoilt holds no whole secret.
        }
    }
}
