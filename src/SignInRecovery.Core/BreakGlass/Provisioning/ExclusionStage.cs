using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Excludes the accounts from every policy for people. Microsoft Graph documents no conditional update of policies, and an
/// array that is sent replaces the array: so each policy is read just before it is written, only the exclusion is sent, and
/// afterwards all policies are read and the audit log is searched for other people's changes in that time. A lost change of
/// somebody else can be detected, not ruled out.
/// </summary>
internal sealed class ExclusionStage(ProvisioningContext context)
{
    private const string PoliciesPath = "/identity/conditionalAccess/policies";
    private const string Permission = "Policy.ReadWrite.ConditionalAccess";
    private const string Role = "Conditional Access Administrator";

    /// <summary>The list of a policy's users into which the exclusion group is put.</summary>
    public const string GroupList = "excludeGroups";

    /// <summary>The list into which the accounts are put when the plan has no group.</summary>
    public const string UserList = "excludeUsers";

    private const int Rounds = 5;
    private const int Attempts = 3;

    /// <summary>Each policy that was written, as it was just before: a read that still shows its time of change is older than the write.</summary>
    private readonly Dictionary<string, (string Name, JsonElement Policy)> _before = new(StringComparer.OrdinalIgnoreCase);

    private DateTimeOffset _begun;
    private bool _isTried;

    /// <summary>The property of a policy's users that excludes, and the ids to put into it.</summary>
    private (string Property, string[] Ids) Target => context.GroupId is string group
        ? (GroupList, [group])
        : (UserList, [.. context.Plan.Accounts.Select(a => context.IdOf(a)!)]);

    /// <summary>Excludes, reads back, and searches the audit log.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _begun = context.Now;
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        await new AuditSearch(context).RunAsync(_begun, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes sure that every policy for people excludes the accounts, the policies of this moment included.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        for (int round = 1; ; round++)
        {
            IReadOnlyList<ReadPolicy> all = [];
            IReadOnlyList<ReadPolicy> open = [];
            IReadOnlyList<ReadPolicy>? due = await context.PollAsync(
                async token =>
                {
                    all = await AllAsync(token).ConfigureAwait(false);
                    open = [.. all.Where(p => !Excludes(p.Raw))];
                    IReadOnlyList<ReadPolicy> changed = [.. open.Where(p => !_before.TryGetValue(p.Policy.Id, out (string Name, JsonElement Policy) before) || ModifiedOf(before.Policy) != p.Modified)];
                    return open.Count == 0 || changed.Count > 0 ? changed : null;
                },
                cancellationToken).ConfigureAwait(false);
            if (due is { Count: 0 })
            {
                foreach (ReadPolicy policy in all)
                {
                    Compare(policy.Policy.Id, policy.Raw);
                }

                return;
            }

            if (due is null || round > Rounds)
            {
                throw new SignInRecoveryException(
                    "ExclusionNotHeld",
                    ErrorKind.InputOutput,
                    $"{string.Join(", ", open.Select(p => p.Name))} {(open.Count == 1 ? "does" : "do")} not keep the exclusion: somebody or something else changes {(open.Count == 1 ? "it" : "them")} at the same time.",
                    "Find out who changes the policies (audit log), stop that, and run the same command again.",
                    open[0].Policy.Id);
            }

            foreach (ReadPolicy policy in ReadPolicy.LongestFirst(due, Target.Property))
            {
                await ExcludeAsync(policy, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The policies for people that do not exclude the accounts, as readers see them now.</summary>
    public async Task<IReadOnlyList<ReadPolicy>> OpenAsync(CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken).ConfigureAwait(false)).Where(p => !Excludes(p.Raw))];

    /// <summary>Takes the exclusion out of a policy, from its current value.</summary>
    public async Task UndoAsync(string policyId, CancellationToken cancellationToken)
    {
        if (await FindAsync(policyId, cancellationToken).ConfigureAwait(false) is not JsonElement current)
        {
            return;
        }

        (string property, string[] ids) = Target;
        string[] rest = [.. ReadPolicy.Listed(current, property).Where(i => !ids.Contains(i, StringComparer.OrdinalIgnoreCase))];
        if (rest.Length < ReadPolicy.Listed(current, property).Count)
        {
            await PatchAsync(policyId, property, rest, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ExcludeAsync(ReadPolicy read, CancellationToken cancellationToken)
    {
        string id = read.Policy.Id;
        string step = context.CurrentStep = StepIds.Exclusion(id);
        (string property, string[] ids) = Target;
        for (int attempt = 1; ; attempt++)
        {
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not JsonElement current)
            {
                context.Warnings.Add($"The policy {read.Name} was deleted by somebody else during the run.");
                return;
            }

            if (Excludes(current))
            {
                return;
            }

            if (attempt == 1 && ModifiedOf(current) != read.Modified)
            {
                context.Warnings.Add($"The policy {read.Name} was changed by somebody else during the run; the exclusion was added to its new value.");
            }

            _ = context.Journal.Write(step, JournalState.Intended);
            _before[id] = (read.Name, current);
            try
            {
                await PatchAsync(id, property, [.. ReadPolicy.Listed(current, property), .. ids.Except(ReadPolicy.Listed(current, property), StringComparer.OrdinalIgnoreCase)], cancellationToken).ConfigureAwait(false);
            }
            catch (DirectoryException exception) when (attempt < Attempts && GraphCalls.IsAmbiguous(exception))
            {
                // Whether it was carried out, the next look tells.
                continue;
            }
            catch (DirectoryException exception) when (exception.Status is 400 or 413 && exception.Claims is null)
            {
                throw ProvisioningErrors.ListRefused(read.Name, id, property, ReadPolicy.Listed(current, property).Count, context.Plan.JournalPath, exception);
            }

            _ = context.Journal.Write(step, JournalState.Done);
            await TryOnceAsync(id, cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>After the first write, before others follow: whether the service changed the exclusion and nothing else.</summary>
    private async Task TryOnceAsync(string id, CancellationToken cancellationToken)
    {
        if (_isTried)
        {
            return;
        }

        object? found = await context.PollAsync<object>(
            async token => await FindAsync(id, token).ConfigureAwait(false) is JsonElement seen && Excludes(seen) ? seen : null, cancellationToken).ConfigureAwait(false);
        if (found is JsonElement after)
        {
            Compare(id, after);
        }

        _isTried = true;
    }

    /// <summary>Says when a policy that was written differs from what it was in more than the exclusion: whose change it is, the audit log tells.</summary>
    private void Compare(string id, JsonElement after)
    {
        if (!_before.TryGetValue(id, out (string Name, JsonElement Policy) before))
        {
            return;
        }

        (string property, _) = Target;
        string[] lost = [.. ReadPolicy.Listed(before.Policy, property).Except(ReadPolicy.Listed(after, property), StringComparer.OrdinalIgnoreCase)];
        if (lost.Length > 0 || !string.Equals(Rest(before.Policy, property), Rest(after, property), StringComparison.Ordinal))
        {
            context.Warnings.Add($"The policy {before.Name} differs from what it was in more than the exclusion{(lost.Length > 0 ? $": it does not exclude {string.Join(", ", lost)} any more" : string.Empty)}. Somebody changed it at the same time; compare it with the audit log.");

            // Said once; what comes after is compared with this.
            _before[id] = (before.Name, after);
        }
    }

    private bool Excludes(JsonElement policy)
    {
        (string property, string[] ids) = Target;
        IReadOnlyList<string> excluded = ReadPolicy.Listed(policy, property);
        return ids.All(i => excluded.Contains(i, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A policy without the exclusion and the time of its change, as text.</summary>
    private static string Rest(JsonElement policy, string property)
    {
        JsonObject copy = JsonObject.Create(policy)!;
        _ = copy.Remove("modifiedDateTime");
        _ = copy.Remove("@odata.context");
        _ = (copy["conditions"]?["users"] as JsonObject)?.Remove(property);
        return copy.ToJsonString();
    }

    private static string? ModifiedOf(JsonElement policy) => GraphCalls.Text(policy, "modifiedDateTime");

    private async Task<IReadOnlyList<ReadPolicy>> AllAsync(CancellationToken cancellationToken) =>
        PrerequisiteReader.ForPeople(await context.Graph.ListAsync(PoliciesPath, "Policy.Read.All", Role, cancellationToken).ConfigureAwait(false));

    private Task<JsonElement?> FindAsync(string id, CancellationToken cancellationToken) =>
        context.Graph.FindAsync($"{PoliciesPath}/{id}", "Policy.Read.All", Role, cancellationToken);

    private async Task PatchAsync(string id, string property, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["conditions"] = new JsonObject { ["users"] = new JsonObject { [property] = new JsonArray([.. ids.Select(i => (JsonNode?)JsonValue.Create(i))]) } },
        };
        _ = await context.Graph.SendAsync(DirectoryMethod.Patch, string.Create(CultureInfo.InvariantCulture, $"{PoliciesPath}/{id}"), body, Permission, Role, cancellationToken).ConfigureAwait(false);
    }
}
