namespace SignInRecovery.Json;

/// <summary>
/// Asks the build (build/RecordReaders) for the reader of a record or the texts of an enum in the marked class, and for those of
/// all that it leads to.
/// </summary>
/// <param name="record">The record or the enum.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RecordReaderAttribute(Type record) : Attribute
{
    /// <summary>The record or the enum.</summary>
    public Type Record { get; } = record;

    /// <summary>Whether the record's <see cref="RecordShape"/> is needed too, by which its unknown members are found.</summary>
    public bool WithShape { get; init; }
}
