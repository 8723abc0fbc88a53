using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>Whether a sign-in of one user accepts one method under the authentication methods policy, and why.</summary>
public sealed record MethodAcceptance
{
    private MethodAcceptance(MethodAcceptanceState state, string reason, string? property, IReadOnlyList<MissingFact> missing)
    {
        State = state;
        Reason = reason;
        Property = property;
        Missing = missing;
    }

    /// <summary>The answer.</summary>
    public MethodAcceptanceState State { get; }

    /// <summary>Why, as a clause that follows "because": "the method SMS is switched off in the authentication methods policy".</summary>
    public string Reason { get; }

    /// <summary>The property of the authentication methods policy that refuses, in Microsoft Graph's words; null unless refused.</summary>
    public string? Property { get; }

    /// <summary>What was not seen; empty unless the answer is Unknown.</summary>
    public IReadOnlyList<MissingFact> Missing { get; }

    /// <summary>The method is accepted.</summary>
    /// <param name="reason">Why, as a clause.</param>
    public static MethodAcceptance Accepted(string reason) => new(MethodAcceptanceState.Accepted, reason, null, []);

    /// <summary>The method is refused.</summary>
    /// <param name="reason">Why, as a clause.</param>
    /// <param name="property">The property of the policy that refuses.</param>
    public static MethodAcceptance Refused(string reason, string property) => new(MethodAcceptanceState.Refused, reason, property, []);

    /// <summary>Nobody can tell.</summary>
    /// <param name="missing">What was not seen.</param>
    public static MethodAcceptance Unknown(params IReadOnlyList<MissingFact> missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        IReadOnlyList<MissingFact> stated = missing.Count > 0 ? [.. missing.Distinct()] : [MissingFact.Unspecified];
        return new(MethodAcceptanceState.Unknown, stated[0].Reason, null, stated);
    }

    /// <inheritdoc/>
    public bool Equals(MethodAcceptance? other) =>
        other is not null && State == other.State && Reason == other.Reason && Property == other.Property && Missing.SequenceEqual(other.Missing);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Reason, Property);

    /// <inheritdoc/>
    public override string ToString() => $"{State}: {Reason}";
}
