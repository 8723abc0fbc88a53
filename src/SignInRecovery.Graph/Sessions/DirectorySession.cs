using System.Text;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Collection;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Sessions;

/// <summary>A connection to one tenant.</summary>
internal sealed class DirectorySession(SessionInfo info, GraphPipeline pipeline, TokenSource tokens, HttpClient http, EventRelay relay) : IDirectorySession
{
    public SessionInfo Info => tokens.ExpiresAt == default ? info : info with { ExpiresAt = tokens.ExpiresAt };

    public Task<DirectoryResponse> SendAsync(DirectoryRequest request, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DirectoryErrors.GuardAsync(
            async () =>
            {
                using var scope = relay.Listen(events);
                using var answer = await pipeline.SendAsync(CallOf(request), events, cancellationToken).ConfigureAwait(false);
                return new DirectoryResponse(answer.Status, Encoding.UTF8.GetString(answer.Body))
                {
                    RequestId = answer.RequestId,
                    Location = answer.Location,
                    Date = answer.Date,
                };
            },
            request.Permission,
            request.Role);
    }

    public Task<CollectionSummary> CollectAsync(CollectionRequest request, ISectionSink sink, IDirectoryEvents events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(events);
        return DirectoryErrors.GuardAsync(
            async () =>
            {
                using var scope = relay.Listen(events);
                return await Collector.RunAsync(pipeline, Info, request, sink, events, cancellationToken).ConfigureAwait(false);
            },
            permission: null,
            role: null);
    }

    public void Dispose()
    {
        tokens.Dispose();
        http.Dispose();
    }

    private static GraphCall CallOf(DirectoryRequest request)
    {
        var read = GraphCall.Get(request.Path, request.IsBeta, request.IsEventual);
        return read with
        {
            Method = request.Method switch
            {
                DirectoryMethod.Post => HttpMethod.Post,
                DirectoryMethod.Patch => HttpMethod.Patch,
                DirectoryMethod.Put => HttpMethod.Put,
                DirectoryMethod.Delete => HttpMethod.Delete,
                _ => HttpMethod.Get,
            },
            Body = request.Body is null ? default : Encoding.UTF8.GetBytes(request.Body),
            IsRepeatable = request.Method == DirectoryMethod.Get,
            Permission = request.Permission,
            Role = request.Role,
        };
    }
}
