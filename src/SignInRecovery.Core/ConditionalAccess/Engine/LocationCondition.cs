using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The network locations of a policy: from any of those included, and from none of those excluded.</summary>
/// <param name="include">The locations in scope; empty stands for all.</param>
/// <param name="exclude">The locations out of scope.</param>
/// <param name="unreadable">What of them this version does not know.</param>
internal sealed class LocationCondition(IReadOnlyList<LocationEntry> include, IReadOnlyList<LocationEntry> exclude, IReadOnlyList<MissingFact> unreadable) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.Location;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope)
    {
        Tri open = unreadable.Count > 0 ? Tri.Unknown : Tri.False;
        Tri included = include.Count == 0 ? Tri.True : Any(include, scope).Or(open);
        return included == Tri.False ? included : included.ButNot(Any(exclude, scope).Or(open));
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact part in unreadable)
        {
            missing.Add(part);
        }

        bool isIncluded = include.Any(e => e.Holds(scope) == Tri.True);
        foreach (LocationEntry entry in (isIncluded ? [] : include).Concat(exclude).Where(e => e.Holds(scope) is Tri.Unknown or Tri.Absent))
        {
            entry.Explain(scope, missing);
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope)
    {
        string from = scope.Context switch
        {
            { IPAddress: string address, Country: string country } => $"{address} ({country})",
            { IPAddress: string address } => address,
            { Country: string country } => country,
            _ => "the place of the sign-in",
        };
        return exclude.FirstOrDefault(e => e.Holds(scope) == Tri.True) is LocationEntry excluded
            ? $"{from} is in {excluded.Name}, which is excluded"
            : $"{from} is in none of the included locations";
    }

    private static Tri Any(IReadOnlyList<LocationEntry> entries, EvaluationScope scope)
    {
        Tri any = Tri.False;
        foreach (LocationEntry entry in entries)
        {
            any = any.Or(entry.Holds(scope));
            if (any == Tri.True)
            {
                break;
            }
        }

        return any;
    }
}
