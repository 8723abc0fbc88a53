namespace SignInRecovery.Facts;

/// <summary>Something that a question needs and that was not seen.</summary>
/// <param name="Subject">What is missing, in the words of the snapshot: a section name, or an object and its property.</param>
/// <param name="Reason">Why it is missing, in one sentence.</param>
/// <param name="Remedy">What would settle it, in one sentence: the permission, role, licence or action.</param>
public sealed record MissingFact(string Subject, string Reason, string Remedy)
{
    /// <summary>A fact that was never set; it stands for a programming error and still is not a pass.</summary>
    public static MissingFact Unspecified { get; } = new(
        "unspecified",
        "The value was never read.",
        "Report this as a fault of SignInRecovery.");

    /// <inheritdoc/>
    public override string ToString() => $"{Reason} {Remedy}";
}
