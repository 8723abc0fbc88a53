using System.Diagnostics.CodeAnalysis;

namespace SignInRecovery.Facts;

/// <summary>
/// The answer to a question about a tenant: a known value, or Unknown with what is missing.
/// An answer that rests on something nobody saw is never a default value.
/// </summary>
/// <typeparam name="T">The type of the known value.</typeparam>
public readonly struct Fact<T> : IEquatable<Fact<T>>
{
    private readonly T _value;
    private readonly IReadOnlyList<MissingFact>? _missing;

    private Fact(T value, IReadOnlyList<MissingFact>? missing)
    {
        _value = value;
        _missing = missing;
    }

    /// <summary>Whether the value was seen. The default instance of this structure is Unknown.</summary>
    [MemberNotNullWhen(true, nameof(_missing))]
    public bool IsKnown => _missing is { Count: 0 };

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The fact is Unknown; ask <see cref="IsKnown"/> first.</exception>
    public T Value => IsKnown
        ? _value
        : throw new InvalidOperationException("The fact is Unknown: " + string.Join(" ", Missing.Select(m => m.Reason)));

    /// <summary>What is missing; empty when the value is known.</summary>
    public IReadOnlyList<MissingFact> Missing => _missing ?? (MissingFact[])[MissingFact.Unspecified];

    /// <summary>Applies a function to a known value; Unknown stays Unknown with the same reasons.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="map">The function; it is not called when the fact is Unknown.</param>
    public Fact<TResult> Select<TResult>(Func<T, TResult> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return IsKnown ? Fact.Known(map(_value)) : Fact.Unknown<TResult>(Missing);
    }

    /// <summary>Asks a further question of a known value; Unknown stays Unknown with the same reasons.</summary>
    /// <typeparam name="TResult">The type of the further answer.</typeparam>
    /// <param name="next">The further question; it is not asked when the fact is Unknown.</param>
    public Fact<TResult> Then<TResult>(Func<T, Fact<TResult>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return IsKnown ? next(_value) : Fact.Unknown<TResult>(Missing);
    }

    /// <summary>Gives the value when it is known.</summary>
    /// <param name="value">The value, or default.</param>
    /// <returns>Whether the value is known.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = IsKnown ? _value : default;
        return IsKnown;
    }

    /// <inheritdoc/>
    public bool Equals(Fact<T> other) =>
        IsKnown == other.IsKnown
        && (IsKnown ? EqualityComparer<T>.Default.Equals(_value, other._value) : Missing.SequenceEqual(other.Missing));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fact<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsKnown ? HashCode.Combine(true, _value) : HashCode.Combine(false, Missing.Count);

    /// <summary>Compares two facts.</summary>
    /// <param name="left">One fact.</param>
    /// <param name="right">The other fact.</param>
    public static bool operator ==(Fact<T> left, Fact<T> right) => left.Equals(right);

    /// <summary>Compares two facts.</summary>
    /// <param name="left">One fact.</param>
    /// <param name="right">The other fact.</param>
    public static bool operator !=(Fact<T> left, Fact<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? _value?.ToString() ?? string.Empty : "Unknown";

    internal static Fact<T> CreateKnown(T value) => new(value, []);

    internal static Fact<T> CreateUnknown(IReadOnlyList<MissingFact> missing) =>
        new(default!, missing.Count == 0 ? (MissingFact[])[MissingFact.Unspecified] : missing.Indexed());
}
