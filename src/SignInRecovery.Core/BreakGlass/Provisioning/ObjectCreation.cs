using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Creates a user or a group exactly once, also when the answer to the request is lost or the process is killed at any point.
/// Before the request, the journal holds a random mail nickname that nobody can know; an object with that nickname, made after
/// that moment, is ours. Afterwards ownership is the id and the creation time that the service gave.
/// </summary>
internal sealed class ObjectCreation(ProvisioningContext context, string set, string permission, string role)
{
    private const int Attempts = 3;

    // The two clocks need not agree, and it is the nickname, which nobody knew before, that tells; a day's difference ends every sign-in.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>Makes sure that the object exists.</summary>
    /// <param name="step">The step's id.</param>
    /// <param name="what">What it is, in a sentence: "the account A".</param>
    /// <param name="nickname">The random nickname.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The object's id.</returns>
    public async Task<string> EnsureAsync(string step, string what, string nickname, Func<JsonObject> body, CancellationToken cancellationToken)
    {
        JournalEntry? entry = context.Journal.Find(step);
        if (entry?.ObjectId is null)
        {
            JsonElement? lost = entry is null ? null : await SearchAsync(nickname, entry.At, cancellationToken).ConfigureAwait(false);
            entry = lost is JsonElement found
                ? Note(step, found)
                : await CreateAsync(step, nickname, body, entry?.At ?? context.Now, cancellationToken).ConfigureAwait(false);
        }

        await VerifyAsync(entry, what, cancellationToken).ConfigureAwait(false);
        return entry.ObjectId!;
    }

    /// <summary>Whether an object is the one that the journal names: its id, and the time at which the service made it.</summary>
    /// <param name="entry">The journal's entry.</param>
    /// <param name="found">The object.</param>
    public static bool IsOurs(JournalEntry entry, JsonElement found) =>
        string.Equals(GraphCalls.Text(found, "id"), entry.ObjectId, StringComparison.OrdinalIgnoreCase)
        && (entry.CreatedDateTime is null || GraphCalls.Time(found, "createdDateTime") == entry.CreatedDateTime);

    /// <summary>The object that an earlier request made whose answer was lost; null when there is none.</summary>
    public async Task<JsonElement?> SearchAsync(string nickname, DateTimeOffset since, CancellationToken cancellationToken)
    {
        object? found = await context.PollAsync<object>(
            async token => (await FindAsync(nickname, since, token).ConfigureAwait(false)) is [var first, ..] ? first : null,
            cancellationToken).ConfigureAwait(false);
        return (JsonElement?)found;
    }

    /// <summary>The objects with our nickname that were made after a time, the oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> FindAsync(string nickname, DateTimeOffset since, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> found = await context.Graph.ListAsync(
            $"/{set}?$filter=mailNickname eq {GraphCalls.Quoted(nickname)}&$select=id,displayName,createdDateTime", Read, null, cancellationToken).ConfigureAwait(false);
        return
        [
            .. found
                .Where(f => GraphCalls.Time(f, "createdDateTime") is not DateTimeOffset created || created >= since - ClockTolerance)
                .OrderBy(f => GraphCalls.Time(f, "createdDateTime")).ThenBy(f => GraphCalls.Text(f, "id"), StringComparer.Ordinal),
        ];
    }

    private string Read => set == "users" ? "User.Read.All" : "Group.Read.All";

    private async Task<JournalEntry> CreateAsync(string step, string nickname, Func<JsonObject> body, DateTimeOffset since, CancellationToken cancellationToken)
    {
        bool isCertain = context.Journal.Find(step) is null;
        for (int attempt = 1; ; attempt++)
        {
            _ = context.Journal.Write(step, JournalState.Intended);
            try
            {
                JsonElement created = await context.Graph.SendAsync(DirectoryMethod.Post, "/" + set, body(), permission, role, cancellationToken).ConfigureAwait(false);
                return GraphCalls.Text(created, "id") is null
                    ? throw new DirectoryException(GraphCalls.AnswerUnreadable, $"The answer to POST /{set} names no object.")
                    : Note(step, created);
            }
            catch (DirectoryException exception)
            {
                // A refusal may mean that an earlier attempt, of which nothing was seen, was carried out after all.
                bool isLost = GraphCalls.IsAmbiguous(exception);
                isCertain &= !isLost;
                JsonElement? lost = !isCertain && (isLost || exception.Status is 400 or 409)
                    ? await SearchAsync(nickname, since, cancellationToken).ConfigureAwait(false)
                    : null;
                if (lost is JsonElement found)
                {
                    return Note(step, found);
                }

                if (isCertain)
                {
                    // The service refused the only request that there was, so that nothing may come of it.
                    _ = context.Journal.Write(step, JournalState.Removed);
                }

                if (attempt == Attempts || !isLost)
                {
                    throw;
                }
            }
        }
    }

    private JournalEntry Note(string step, JsonElement made) =>
        context.Journal.Write(step, JournalState.Done, GraphCalls.Text(made, "id"), GraphCalls.Time(made, "createdDateTime"));

    private async Task VerifyAsync(JournalEntry entry, string what, CancellationToken cancellationToken)
    {
        object? found = await context.PollAsync<object>(
            async token => await context.Graph.FindAsync($"/{set}/{entry.ObjectId}?$select=id,displayName,createdDateTime", Read, null, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        if (found is not JsonElement element)
        {
            throw new SignInRecoveryException(
                "ObjectVanished",
                ErrorKind.NotFound,
                $"The journal says that {what} was made with the id {entry.ObjectId}, and it does not exist any more.",
                $"Find out who deleted it{(set == "users" ? ", and restore it: Microsoft Entra keeps deleted users for 30 days" : string.Empty)}. To begin anew, name another file with -PlanPath.",
                entry.ObjectId);
        }

        if (!IsOurs(entry, element))
        {
            throw new SignInRecoveryException(
                "ObjectNotOurs",
                ErrorKind.Security,
                $"The object {entry.ObjectId} is not the one that this plan made as {what}: it was made at another time.",
                "Do not use it before you know where it comes from. To begin anew, name another file with -PlanPath.",
                entry.ObjectId);
        }

        // The answer to POST /users does not tell when the account was made (users: default properties).
        if (entry.CreatedDateTime is null && GraphCalls.Time(element, "createdDateTime") is DateTimeOffset made)
        {
            _ = context.Journal.Write(entry.Step, JournalState.Done, entry.ObjectId, made);
        }
    }
}
