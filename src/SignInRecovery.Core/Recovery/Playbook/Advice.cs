using SignInRecovery.Knowledge;
using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>One way back in as the playbook has it, before it is given a rank and a name.</summary>
internal sealed record Advice
{
    /// <summary>Who acts.</summary>
    public required RecoveryRoute Route { get; init; }

    /// <summary>The path in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Who does it.</summary>
    public string Actor { get; init; } = "You";

    /// <summary>The steps; a step without an actor is the advice's own actor's.</summary>
    public required IReadOnlyList<AdviceStep> Steps { get; init; }

    /// <summary>What it needs.</summary>
    public IReadOnlyList<RecoveryNeed> Needs { get; init; } = [];

    /// <summary>The team at which it ends; null when it ends at a person.</summary>
    public SupportTeam? Team { get; init; }

    /// <summary>What to ask the team for.</summary>
    public string AskFor { get; init; } = string.Empty;

    /// <summary>What to have at hand before the call.</summary>
    public IReadOnlyList<string> HaveReady { get; init; } = [];

    /// <summary>What not to do, or to know beforehand.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>The facts beneath it, by name.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>How sure it is; null: as sure as the weakest of the facts.</summary>
    public RecoveryCertainty? Certainty { get; init; }

    /// <summary>Why it is not certain; empty when the facts say it.</summary>
    public string Doubt { get; init; } = string.Empty;

    /// <summary>What it does in the directory.</summary>
    public IReadOnlyList<RecoveryCapability> Capability { get; init; } = [];

    /// <summary>What a known account may settle about it.</summary>
    public AdviceKind Kind { get; init; }

    /// <summary>The place within its route: smaller comes first.</summary>
    public int Order { get; init; }

    /// <summary>The path that the advice is, for a question.</summary>
    /// <param name="question">The question.</param>
    public RecoveryPath ToPath(RecoveryQuestion question)
    {
        RecoveryFact[] basis = [.. Facts.Distinct(StringComparer.Ordinal).Select(RecoveryFacts.Get)];
        bool isWeak = basis.Any(f => f.Status != KnowledgeStatus.Verified);
        RecoveryCertainty certainty = Certainty ?? (isWeak ? RecoveryCertainty.Likely : RecoveryCertainty.Certain);
        RecoveryFact? weak = basis.FirstOrDefault(f => f.Status != KnowledgeStatus.Verified);
        return new RecoveryPath
        {
            Situation = question.Situation,
            Route = Route,
            Order = Order,
            Title = Title,
            Actor = Actor,
            Capability = Capability,
            Steps = [.. Steps.Select((s, i) => new RecoveryStep(i + 1, s.Actor ?? Actor, s.Text, s.Where, Command(s.Command, question)))],
            Needs = Needs,
            Contact = Team is SupportTeam team
                ? new SupportContactReference
                {
                    Team = team,
                    AskFor = AskFor,
                    Environment = question.Cloud,
                    Country = question.Country,
                    Product = question.Product,
                    Situation = question.Situation?.ToString(),
                    HaveReady = HaveReady,
                }
                : null,
            Cautions = Cautions,
            Basis = basis,
            Certainty = certainty,
            Doubt = Doubt.Length > 0 || certainty == RecoveryCertainty.Certain || weak is null
                ? Doubt
                : weak.Status == KnowledgeStatus.Superseded
                    ? $"It rests on a page that Microsoft has withdrawn ({weak.Source})."
                    : $"It rests on a source that is undated or not a page of today's documentation ({weak.Source}).",
        };
    }

    // The contact is looked up for the caller's country and the tenant's cloud.
    private static string Command(string command, RecoveryQuestion question)
    {
        if (!command.StartsWith("Get-SupportContact -Team ", StringComparison.Ordinal))
        {
            return command;
        }

        string country = question.Country is null ? string.Empty : " -Country " + question.Country;
        string environment = question.Cloud == Tenants.TenantCloud.Global ? string.Empty : " -Environment " + question.Cloud;
        return command + country + environment;
    }
}
