using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SignInRecovery.Gateway;
using SignInRecovery.GraphEmulator;
using SignInRecovery.Tenants;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>
/// A session that asks the emulated tenant without a network between, so that hundreds of runs take seconds. Tests step in
/// before and after each request: to end the process, to lose an answer, or to change something as somebody else.
/// </summary>
internal sealed partial class DirectSession(EmulatorTenant tenant) : IDirectorySession
{
    private const string Me = "00000000-0000-4000-8000-00000000aaaa";

    private readonly HashSet<string> _signed = [];

    /// <summary>Before a request: its number, method and path.</summary>
    public Action<int, string, string>? Before { get; set; }

    /// <summary>After a request was carried out, before its answer arrives.</summary>
    public Action<int, string, string>? After { get; set; }

    /// <summary>An answer in the place of the tenant's, by method and path; null asks the tenant.</summary>
    public Func<string, string, string?>? Instead { get; set; }

    public int Count { get; private set; }

    public List<string> Sent { get; } = [];

    /// <summary>The bodies of what was sent; null where there was none.</summary>
    public List<string?> Bodies { get; } = [];

    public SessionInfo Info { get; init; } = new()
    {
        Id = Guid.NewGuid(),
        Account = "admin@contoso.com",
        ObjectId = Me,
        IsApplication = false,
        Kind = CredentialKind.Browser,
        TenantId = tenant.Id,
        TenantName = tenant.DisplayName,
        Cloud = TenantCloud.Global,
        GraphEndpoint = "https://localhost",
        AuthorityHost = "https://localhost",
        Capability = SessionCapability.Provision,
        ExpiresAt = DateTimeOffset.MaxValue,
        IsRenewable = true,
    };

    public Task<DirectoryResponse> SendAsync(DirectoryRequest request, IDirectoryEvents? events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string method = request.Method.ToString().ToUpperInvariant();
        int number = Count++;
        Sent.Add($"{method} {request.Path}");
        Bodies.Add(request.Body);
        Before?.Invoke(number, method, request.Path);
        string answer = Instead?.Invoke(method, request.Path) ?? Ask(method, request);
        After?.Invoke(number, method, request.Path);
        return Task.FromResult(new DirectoryResponse(answer.Length == 0 ? 204 : 200, answer));
    }

    public Task<CollectionSummary> CollectAsync(CollectionRequest request, ISectionSink sink, IDirectoryEvents events, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose()
    {
    }

    private string Ask(string method, DirectoryRequest request)
    {
        JsonObject? body = request.Body is null ? null : JsonNode.Parse(request.Body)!.AsObject();
        try
        {
            switch (method)
            {
                case "GET":
                    JsonElement found = tenant.Find(request.Path) ?? throw new DirectoryException("Request_ResourceNotFound", "It does not exist.") { Status = 404 };
                    return found.TryGetProperty("@odata.nextLink", out _)
                        ? new JsonObject { ["value"] = new JsonArray([.. tenant.All(request.Path).Select(i => JsonNode.Parse(i.GetRawText()))]) }.ToJsonString()
                        : found.GetRawText();
                case "POST":
                    return Sign(tenant.Create(request.Path, body)?.GetRawText() ?? string.Empty);
                case "PATCH":
                    tenant.Update(request.Path, body!);
                    return Sign(string.Empty);
                default:
                    tenant.Delete(request.Path);
                    return Sign(string.Empty);
            }
        }
        catch (InvalidOperationException refusal) when (Refusal().Match(refusal.Message) is { Success: true } match)
        {
            throw new DirectoryException(match.Groups[2].Value, refusal.Message) { Status = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) };
        }
    }

    /// <summary>The audit log names this session for what it wrote; what others wrote meanwhile stays somebody's.</summary>
    private string Sign(string answer)
    {
        JsonElement newest = tenant.All("/auditLogs/directoryAudits").Where(a => !_signed.Contains(a.GetProperty("id").GetString()!)).LastOrDefault();
        if (newest.ValueKind == JsonValueKind.Object)
        {
            JsonObject signed = JsonObject.Create(newest)!;
            signed["initiatedBy"] = new JsonObject { ["app"] = null, ["user"] = new JsonObject { ["id"] = Info.ObjectId, ["userPrincipalName"] = Info.Account } };
            tenant.Put("directoryAudits", signed);
            _ = _signed.Add(newest.GetProperty("id").GetString()!);
        }

        return answer;
    }

    /// <summary>Marks an entry as somebody else's, so that it is not taken for this session's.</summary>
    public void Foreign(Action change)
    {
        HashSet<string> before = [.. tenant.All("/auditLogs/directoryAudits").Select(a => a.GetProperty("id").GetString()!)];
        change();
        foreach (JsonElement entry in tenant.All("/auditLogs/directoryAudits").Where(a => !before.Contains(a.GetProperty("id").GetString()!)))
        {
            JsonObject signed = JsonObject.Create(entry)!;
            signed["initiatedBy"] = new JsonObject { ["app"] = null, ["user"] = new JsonObject { ["id"] = "somebody-else", ["userPrincipalName"] = "colleague@contoso.com" } };
            tenant.Put("directoryAudits", signed);
            _ = _signed.Add(entry.GetProperty("id").GetString()!);
        }
    }

    [GeneratedRegex(@"is refused with (\d+) (\S+):")]
    private static partial Regex Refusal();
}
