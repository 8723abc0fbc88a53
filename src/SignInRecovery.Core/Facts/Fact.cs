namespace SignInRecovery.Facts;

/// <summary>Makes <see cref="Fact{T}"/> values.</summary>
public static class Fact
{
    /// <summary>A fact that was seen.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value; null is a value here, and means that the thing is known not to exist.</param>
    public static Fact<T> Known<T>(T value) => Fact<T>.CreateKnown(value);

    /// <summary>A fact that nobody saw.</summary>
    /// <typeparam name="T">The type that the value would have.</typeparam>
    /// <param name="missing">What is missing, and what would settle it.</param>
    public static Fact<T> Unknown<T>(params IReadOnlyList<MissingFact> missing) => Fact<T>.CreateUnknown(missing);
}
