using System.Text.Json;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Sessions;

/// <summary>Signs in, and looks who came in where.</summary>
internal static class Connector
{
    // Whoever connects waits at the prompt: a fault is told soon.
    private const int Attempts = 4;

    /// <summary>Signs in.</summary>
    /// <exception cref="DirectoryException">The sign-in failed.</exception>
    public static async Task<DirectorySession> ConnectAsync(
        SessionRequest request, GatewayOptions options, IDirectoryEvents events, CancellationToken cancellationToken)
    {
        if (request.Kind == CredentialKind.Environment)
        {
            request = EnvironmentChoice.Of(request, options.ReadEnvironment);
            events.Verbose($"The environment names the sign-in {request.Kind}.");
        }

        var endpoints = CloudEndpoints.Of(request);
#pragma warning disable CA2000 // The HTTP client owns the handlers, and the session the client.
        var clock = new ClockWatcher(options.NewHandler(), options.Time);
        var http = new HttpClient(clock) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
        var relay = new EventRelay();
        var tokens = new TokenSource(new Credentials(request, endpoints, http, options.Time, () => relay.Current), options.Time);
        try
        {
            using var listening = relay.Listen(events);
            var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            var content = TokenContent.Read(token);
            EnsureTenant(request, content);
            var limits = TenantLimits.Of(endpoints.Graph, content?.TenantId ?? request.TenantId ?? string.Empty, options);
            var probe = new GraphPipeline(http, tokens, endpoints.Graph, limits, options, request.RequestTimeout) { Attempts = Attempts };
            var (tenantId, name) = await OrganizationAsync(probe, events, cancellationToken).ConfigureAwait(false);
            if (clock.IsWrong)
            {
                events.Warning($"This machine's clock is {clock.Difference.Duration().TotalMinutes:0} minutes {(clock.Difference > TimeSpan.Zero ? "ahead" : "behind")}. Set it, or sign-ins will fail.");
            }

            var info = InfoOf(request, endpoints, content, tokens.ExpiresAt, content?.TenantId ?? tenantId ?? request.TenantId ?? string.Empty, name);
            if (info is { IsApplication: false, DirectoryRoles: null })
            {
                info = info with { DirectoryRoles = await RolesAsync(probe, events, cancellationToken).ConfigureAwait(false) };
            }

            var pipeline = new GraphPipeline(http, tokens, endpoints.Graph, limits, options, request.RequestTimeout);
            return new DirectorySession(info, pipeline, tokens, http, relay);
        }
        catch (Exception exception)
        {
            tokens.Dispose();
            http.Dispose();
            if (exception is DirectoryException fault && clock.IsWrong && IsAboutTime(fault))
            {
                throw new DirectoryException(
                    DirectoryErrorCodes.ClockSkew,
                    $"This machine's clock is {clock.Difference.Duration().TotalMinutes:0} minutes {(clock.Difference > TimeSpan.Zero ? "ahead" : "behind")}, so the sign-in was refused ({fault.Code}).")
                {
                    Status = fault.Status,
                    RequestId = fault.RequestId,
                    Origin = fault.Origin,
                };
            }

            throw;
        }
    }

    // AADSTS700024: the assertion is not within its time. A given token that seems to have ended may only seem so. Any other
    // code of the sign-in service names a cause of its own, also with the status 401.
    private static bool IsAboutTime(DirectoryException fault) =>
        fault.Code is "AADSTS700024" or DirectoryErrorCodes.TokenExpired
        || (fault.Status == 401 && !fault.Code.StartsWith("AADSTS", StringComparison.Ordinal));

    private static void EnsureTenant(SessionRequest request, TokenContent? content)
    {
        if (content?.TenantId is { } actual && Guid.TryParse(request.TenantId, out var asked) && Guid.TryParse(actual, out var given) && asked != given)
        {
            throw new DirectoryException(
                DirectoryErrorCodes.TenantMismatch, $"The sign-in leads to the tenant {actual}, and the tenant {request.TenantId} was asked for. Nothing was read.");
        }
    }

    private static SessionInfo InfoOf(
        SessionRequest request, CloudEndpoints endpoints, TokenContent? content, DateTimeOffset expiresAt, string tenantId, string? tenantName) => new()
        {
            Id = Guid.NewGuid(),
            Account = content?.UserName ?? content?.ClientName ?? content?.ClientId ?? request.ClientId ?? "(unknown)",
            ObjectId = content?.ObjectId,
            IsApplication = content?.IsApplication ?? request.Kind is CredentialKind.ClientSecret or CredentialKind.Certificate or CredentialKind.ManagedIdentity or CredentialKind.WorkloadIdentity,
            Kind = request.Kind,
            ClientId = content?.ClientId ?? request.ClientId,
            TenantId = tenantId,
            TenantName = tenantName,
            Cloud = request.Cloud,
            GraphEndpoint = endpoints.Graph.AbsoluteUri,
            AuthorityHost = endpoints.Authority.AbsoluteUri,
            Capability = request.Capability,
            Permissions = content?.Permissions,
            DirectoryRoles = content?.DirectoryRoles,
            ExpiresAt = expiresAt,
            IsRenewable = request.Kind != CredentialKind.AccessToken,
        };

    // A refusal is no fault here: the name is a courtesy, and rights are told section by section.
    private static async Task<(string? TenantId, string? Name)> OrganizationAsync(GraphPipeline pipeline, IDirectoryEvents events, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await pipeline.SendAsync(GraphCall.Get("/organization?$select=id,displayName"), events, cancellationToken).ConfigureAwait(false);
            var found = ((string?)null, (string?)null);
            _ = GraphPage.Read(answer.Body, item => found = (RawObject.Text(item, "id"u8), RawObject.Text(item, "displayName"u8)));
            return found;
        }
        catch (Exception exception) when (exception is DirectoryException { Status: 403 or 404 or 400 } or JsonException)
        {
            events.Verbose($"The name of the tenant could not be read. {exception.Message}");
            return default;
        }
    }

    private static async Task<IReadOnlyList<string>?> RolesAsync(GraphPipeline pipeline, IDirectoryEvents events, CancellationToken cancellationToken)
    {
        try
        {
            var roles = new List<string>();
            var call = GraphCall.Get("/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=roleTemplateId", isEventual: true);
            using var answer = await pipeline.SendAsync(call, events, cancellationToken).ConfigureAwait(false);
            _ = GraphPage.Read(answer.Body, item =>
            {
                if (RawObject.Text(item, "roleTemplateId"u8) is { } role)
                {
                    roles.Add(role);
                }
            });
            return roles;
        }
        catch (Exception exception) when (exception is DirectoryException { Status: 403 or 404 or 400 } or JsonException)
        {
            events.Verbose($"The roles of the account could not be read. {exception.Message}");
            return null;
        }
    }
}
