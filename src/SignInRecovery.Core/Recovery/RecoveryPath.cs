using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>One way back in: who acts, what they do in which order, what it needs, and on what the advice rests.</summary>
public sealed record RecoveryPath
{
    private const int UsualOrder = 3;

    /// <summary>The place among the paths of one answer, from 1: self-service first, then people, the partner, Microsoft.</summary>
    public int Rank { get; init; }

    /// <summary>The situation that the path is for; null when it is for whatever is wrong with an account.</summary>
    public RecoverySituation? Situation { get; init; }

    /// <summary>What the sign-in page said; null when nobody told.</summary>
    public SignInError? Error { get; init; }

    /// <summary>The cause among those for which the page prints the code, as a clause; null when nobody told a code.</summary>
    public string? Cause { get; init; }

    /// <summary>Who acts.</summary>
    public required RecoveryRoute Route { get; init; }

    /// <summary>The path in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Who does the decisive step, in words; a name when the tenant is known.</summary>
    public required string Actor { get; init; }

    /// <summary>The object id of the actor; null without a tenant.</summary>
    public string? ActorId { get; init; }

    /// <summary>The account that is brought back; null when no account was named.</summary>
    public string? Account { get; init; }

    /// <summary>The object id of that account; null when no account was named.</summary>
    public string? AccountId { get; init; }

    /// <summary>What the actor does; empty for a path that needs no right in the directory.</summary>
    public IReadOnlyList<RecoveryCapability> Capability { get; init => field = value.Indexed(); } = [];

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<RecoveryStep> Steps { get; init => field = value.Indexed(); }

    /// <summary>What the path needs.</summary>
    public IReadOnlyList<RecoveryNeed> Needs { get; init => field = value.Indexed(); } = [];

    /// <summary>The team that the path ends at; null when it ends at a person.</summary>
    public SupportContactReference? Contact { get; init; }

    /// <summary>What not to do, or what to know beforehand, in complete sentences.</summary>
    public IReadOnlyList<string> Cautions { get; init => field = value.Indexed(); } = [];

    /// <summary>The facts that the path rests on.</summary>
    public IReadOnlyList<RecoveryFact> Basis { get; init => field = value.Indexed(); } = [];

    /// <summary>How sure it is that the path leads back in.</summary>
    public required RecoveryCertainty Certainty { get; init; }

    /// <summary>Why it is not more certain, in one sentence; empty for a certain path.</summary>
    public string Doubt { get; init; } = string.Empty;

    /// <summary>What was not seen; the doubt rests on it.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); } = [];

    /// <summary>What the actor shares with the account that is locked out, so that both may fail together; empty for an independent actor.</summary>
    public IReadOnlyList<string> Shared { get; init => field = value.Indexed(); } = [];

    /// <summary>Whether it is one of several paths of its kind, after the first: views show those in short.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>Whether it is the first path for its cause of a code.</summary>
    public bool IsFirstOfCause { get; init; }

    /// <summary>The place within its route: smaller comes first.</summary>
    internal int Order { get; init; } = UsualOrder;

    /// <summary>Whether the actor depends on nothing that the account depends on, as far as was seen.</summary>
    public bool IsIndependent => Shared.Count == 0;

    /// <summary>The weakest status of the facts beneath it.</summary>
    public KnowledgeStatus Status => Basis.Count == 0 || Basis.Any(f => f.Status == KnowledgeStatus.Unverified)
        ? KnowledgeStatus.Unverified
        : Basis.Any(f => f.Status == KnowledgeStatus.Superseded) ? KnowledgeStatus.Superseded : KnowledgeStatus.Verified;

    /// <inheritdoc/>
    public override string ToString() => Title;
}
