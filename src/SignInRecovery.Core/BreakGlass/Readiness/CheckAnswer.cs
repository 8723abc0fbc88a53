using SignInRecovery.Facts;
using SignInRecovery.Lockout;

namespace SignInRecovery.BreakGlass;

/// <summary>What a check found, before its definition adds title, remedy and basis.</summary>
internal sealed record CheckAnswer(BreakGlassCheckStatus Status, string Reason)
{
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    public static CheckAnswer Pass(string reason, params IReadOnlyList<Evidence> evidence) => new(BreakGlassCheckStatus.Pass, reason) { Evidence = evidence };

    public static CheckAnswer Fail(string reason, params IReadOnlyList<Evidence> evidence) => new(BreakGlassCheckStatus.Fail, reason) { Evidence = evidence };

    public static CheckAnswer NotApplicable(string reason) => new(BreakGlassCheckStatus.NotApplicable, reason);

    public static CheckAnswer Manual(string question, params IReadOnlyList<Evidence> evidence) => new(BreakGlassCheckStatus.Manual, question) { Evidence = evidence };

    public static CheckAnswer Unknown(string question, IReadOnlyList<MissingFact> missing)
    {
        IReadOnlyList<MissingFact> distinct = [.. missing.Distinct()];
        return new CheckAnswer(
            BreakGlassCheckStatus.Unknown,
            $"{question} is unknown. {string.Join(" ", distinct.Take(2).Select(m => m.ToString()))}".TrimEnd())
        {
            Missing = distinct,
        };
    }
}
