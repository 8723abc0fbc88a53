using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Support;

/// <summary>Whom to call, how, what to say and what to have at hand.</summary>
public sealed record SupportContact
{
    /// <summary>The team.</summary>
    public required SupportTeam Team { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>For whom or for what the contact is; empty when the source says nothing.</summary>
    public string Condition { get; init; } = string.Empty;

    /// <summary>By what means it is reached first.</summary>
    public required SupportChannel Channel { get; init; }

    /// <summary>The telephone numbers, best first; empty when there is none.</summary>
    public IReadOnlyList<SupportNumber> Numbers { get; init => field = value.Indexed(); } = [];

    /// <summary>The page to open; null when there is none.</summary>
    public string? Url { get; init; }

    /// <summary>A person, a place in an admin center, or a mail address; null when there is none.</summary>
    public string? Place { get; init; }

    /// <summary>The other ways to reach the team, each with its own source and status.</summary>
    public IReadOnlyList<SupportWay> OtherWays { get; init => field = value.Indexed(); } = [];

    /// <summary>The country or region whose numbers these are; null where they depend on none.</summary>
    public string? Country { get; init; }

    /// <summary>The cloud that the contact serves.</summary>
    public TenantCloud Environment { get; init; }

    /// <summary>The hours and languages, as the source prints them; empty when it says nothing.</summary>
    public string Hours { get; init; } = string.Empty;

    /// <summary>Whether the team answers at the time asked about. Withdrawn hours decide nothing.</summary>
    public SupportOpening OpenNow { get; init; }

    /// <summary>Why <see cref="OpenNow"/> is what it is, in one sentence.</summary>
    public string OpenNowReason { get; init; } = string.Empty;

    /// <summary>What the voice agent asks, and what to answer.</summary>
    public IReadOnlyList<SupportGuideLine> Prompts { get; init => field = value.Indexed(); } = [];

    /// <summary>What to say to a person.</summary>
    public IReadOnlyList<string> Say { get; init => field = value.Indexed(); } = [];

    /// <summary>What to have at hand.</summary>
    public IReadOnlyList<string> HaveReady { get; init => field = value.Indexed(); } = [];

    /// <summary>How to open a ticket when nobody can sign in.</summary>
    public IReadOnlyList<string> WithoutSignIn { get; init => field = value.Indexed(); } = [];

    /// <summary>What else is worth knowing before one relies on the contact.</summary>
    public IReadOnlyList<string> Remarks { get; init => field = value.Indexed(); } = [];

    /// <summary>Whether the organisation itself keeps the entry.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>The date of the source; null when it has none.</summary>
    public DateOnly? SourceDate { get; init; }

    /// <summary>How well the contact is attested.</summary>
    public required KnowledgeStatus Status { get; init; }

    /// <summary>How one reaches the team, in one line: the numbers, else the page, else the place.</summary>
    public string Reach => Numbers.Count > 0
        ? string.Join(" or ", Numbers.Where(n => n.Use != SupportNumberUse.Printed2021).Select(n => n.Printed))
        : Url ?? Place ?? Condition;

    /// <summary>The contact as somebody on a recovery path needs it: with what that path asks for, and what it wants at hand.</summary>
    /// <param name="reference">The path's reference.</param>
    public SupportContact For(SupportContactReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return this with
        {
            Say = [reference.AskFor, .. Say.Where(line => line != reference.AskFor)],
            // The Data Protection team's own list says the same as a path's, in other words.
            HaveReady = Team == SupportTeam.DataProtection && !IsOwn && reference.HaveReady.Count > 0
                ? reference.HaveReady
                : [.. reference.HaveReady.Concat(HaveReady).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Reach}";
}
