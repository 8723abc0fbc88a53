using System.Globalization;
using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>Searches the audit log for changes of the same policies by others while the exclusions were written.</summary>
internal sealed class AuditSearch(ProvisioningContext context)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>Searches, and warns of what is found.</summary>
    /// <param name="begun">When the first policy was read.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task RunAsync(DateTimeOffset begun, CancellationToken cancellationToken)
    {
        HashSet<string> ours = new(context.Journal.Entries.Select(e => StepIds.PolicyOf(e.Step)).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        if (ours.Count == 0)
        {
            return;
        }

        string since = (context.ServiceTime(begun) - ClockTolerance).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        IReadOnlyList<JsonElement> entries;
        try
        {
            entries = await context.Graph.ListAsync($"/auditLogs/directoryAudits?$filter=activityDateTime ge {since}", "AuditLog.Read.All", "Reports Reader", cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            context.Warnings.Add($"Whether somebody else changed the same policies during the run is unknown, because the audit log could not be read: {ProvisioningErrors.Sentence(exception.Message)} Look at Microsoft Entra admin center > Monitoring > Audit logs, service Conditional Access, since {since}.");
            return;
        }

        context.AuditedSince = begun;
        var found = entries
            .SelectMany(e => Targets(e).Select(t => (Entry: e, Target: t)))
            .Where(x => ours.Contains(GraphCalls.Text(x.Target, "id") ?? string.Empty) && Actor(x.Entry) is { IsUs: false })
            .GroupBy(x => (Policy: GraphCalls.Text(x.Target, "displayName") ?? GraphCalls.Text(x.Target, "id"), Actor(x.Entry).Name))
            .OrderBy(g => g.Key.Policy, StringComparer.Ordinal);
        foreach (var change in found)
        {
            string times = string.Join(", ", change.Select(x => GraphCalls.Text(x.Entry, "activityDateTime")).Order(StringComparer.Ordinal).Take(3));
            context.Warnings.Add($"{change.Key.Name} changed the policy \"{change.Key.Policy}\" during the run ({times}). If that change excluded anybody, it may have been overwritten: compare the policy with the audit log.");
        }
    }

    private static JsonElement[] Targets(JsonElement entry) =>
        entry.TryGetProperty("targetResources", out JsonElement targets) && targets.ValueKind == JsonValueKind.Array ? [.. targets.EnumerateArray()] : [];

    private (string Name, bool IsUs) Actor(JsonElement entry)
    {
        if (!entry.TryGetProperty("initiatedBy", out JsonElement by) || by.ValueKind != JsonValueKind.Object)
        {
            return ("Somebody", false);
        }

        JsonElement actor = Member(by, "user") ?? Member(by, "app") ?? default;
        string? id = GraphCalls.Text(actor, "id") ?? GraphCalls.Text(actor, "servicePrincipalId");
        string? appId = GraphCalls.Text(actor, "appId");
        bool isUs = (id is not null && string.Equals(id, context.Session.ObjectId, StringComparison.OrdinalIgnoreCase))
            || (context.Session.IsApplication && appId is not null && string.Equals(appId, context.Session.ClientId, StringComparison.OrdinalIgnoreCase));
        return (GraphCalls.Text(actor, "userPrincipalName") ?? GraphCalls.Text(actor, "displayName") ?? id ?? appId ?? "Somebody", isUs);
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Object ? member : null;
}
