using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>Whether an account can meet one grant control today, and with what.</summary>
public sealed record ControlAbility
{
    private static readonly string[] Openings = ["The ", "Whether ", "What ", "A ", "An ", "Only ", "Reading "];

    /// <summary>The control.</summary>
    public required GrantControl Control { get; init; }

    /// <summary>What people call the control: "multifactor authentication", "the authentication strength 'Phishing-resistant MFA'".</summary>
    public required string Name { get; init; }

    /// <summary>Whether the account can meet it with what it has registered, enrolled and is trusted for.</summary>
    public required Fact<bool> IsMet { get; init; }

    /// <summary>Each way to meet it, in the words of people; empty when there is none.</summary>
    public IReadOnlyList<string> With { get; init => field = value.Indexed(); } = [];

    /// <summary>Why, as a clause that follows "because".</summary>
    public required string Reason { get; init; }

    /// <summary>Whether registering a method during the sign-in could meet it, where the account cannot yet.</summary>
    public Fact<bool> RegistrationMayResolve { get; init; } = Fact.Known(false);

    /// <summary>Where an external user meets it; null for others, for other controls, and where that is not known.</summary>
    public MfaPlace? Where { get; init; }

    /// <inheritdoc/>
    public override string ToString() => IsMet switch
    {
        { IsKnown: true, Value: true } when With.Count > 0 => $"{Name}: yes, with {string.Join(", or ", With)}",
        { IsKnown: true, Value: true } => $"{Name}: yes, {Reason}",
        { IsKnown: true } => $"{Name}: no, because {Reason}",
        _ => $"{Name}: unknown, because {Reason}",
    };

    internal static ControlAbility Met(GrantControl control, string name, string reason, params IReadOnlyList<string> with) =>
        new() { Control = control, Name = name, IsMet = Fact.Known(true), Reason = reason, With = with };

    internal static ControlAbility NotMet(GrantControl control, string name, string reason) =>
        new() { Control = control, Name = name, IsMet = Fact.Known(false), Reason = reason };

    internal static ControlAbility Unknown(GrantControl control, string name, params IReadOnlyList<MissingFact> missing)
    {
        Fact<bool> isMet = Fact.Unknown<bool>(missing);
        return new ControlAbility
        {
            Control = control,
            Name = name,
            IsMet = isMet,
            Reason = Clause(isMet.Missing),
            RegistrationMayResolve = Fact.Unknown<bool>(isMet.Missing),
        };
    }

    /// <summary>The first reason of what is missing, as a clause.</summary>
    internal static string Clause(IReadOnlyList<MissingFact> missing) => missing.Count == 0 ? "it was not seen" : Lower(missing[0].Reason.TrimEnd('.'));

    // A reason begins with a capital that belongs to the sentence or to a name; only articles and question words are lowered.
    private static string Lower(string text) => Openings.Any(o => text.StartsWith(o, StringComparison.Ordinal)) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
