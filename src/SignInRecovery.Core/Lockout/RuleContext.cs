using System.Collections.Concurrent;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>What a rule may look at.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="asOf">The time for which the question is asked.</param>
/// <param name="cancellationToken">Set when the user has given up; a rule that loops over many objects looks at it.</param>
public sealed class RuleContext(Tenant tenant, DateTimeOffset asOf, CancellationToken cancellationToken = default)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();
    private readonly ConcurrentDictionary<LockoutRule, Lazy<IReadOnlyList<RuleResult>>> _results = new();

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; } = tenant;

    /// <summary>The time for which the question is asked.</summary>
    public DateTimeOffset AsOf { get; } = asOf;

    /// <summary>Set when the user has given up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>
    /// What a rule finds, at least one result; one that refers to another's findings does not have it look again. A rule that
    /// fails takes nobody with it, and does not pass: its answer is Unknown.
    /// </summary>
    /// <param name="rule">The rule.</param>
    public IReadOnlyList<RuleResult> ResultsOf(LockoutRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return _results.GetOrAdd(rule, _ => new Lazy<IReadOnlyList<RuleResult>>(() => Evaluate(rule))).Value;
    }

    /// <summary>What several rules ask for: the first one has it worked out, the others wait for it and get the same.</summary>
    /// <typeparam name="T">What it is; one of a kind for a run.</typeparam>
    /// <param name="make">Works it out, from the context alone.</param>
    internal T Shared<T>(Func<RuleContext, T> make)
        where T : class =>
        (T)_shared.GetOrAdd(typeof(T), static (_, state) => new Lazy<object>(() => state.make(state.context)), (make, context: this)).Value;

    private RuleResult[] Evaluate(LockoutRule rule)
    {
        try
        {
            RuleResult[] results = [.. rule.Evaluate(this)];
            return results.Length > 0 ? results : [RuleResult.Unknown($"The answer of rule {rule.Id}", [MissingFact.Unspecified])];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return
            [
                RuleResult.Unknown(
                    $"The answer of rule {rule.Id}",
                    [new MissingFact(rule.Id, $"The rule failed: {exception.GetType().Name}: {exception.Message}", "Report this as a fault of SignInRecovery.")]),
            ];
        }
    }
}
