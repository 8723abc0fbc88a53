using SignInRecovery.Facts;

namespace SignInRecovery.Tenants;

/// <summary>One section of a tenant: what was seen of it, and how far that goes.</summary>
/// <typeparam name="T">The type of an object of the section.</typeparam>
public sealed class Section<T>
{
    /// <summary>Creates a section.</summary>
    /// <param name="declaration">What is true of the section whatever the tenant.</param>
    /// <param name="state">How much of it was seen.</param>
    /// <param name="seen">The objects that were seen, in the order of the source.</param>
    public Section(SectionDeclaration declaration, SectionState state, IReadOnlyList<T> seen)
    {
        Declaration = declaration;
        State = state;
        Seen = seen;
        Missing = declaration.MissingIn(state);
    }

    /// <summary>What is true of the section whatever the tenant.</summary>
    public SectionDeclaration Declaration { get; }

    /// <summary>How much of it was seen.</summary>
    public SectionState State { get; }

    /// <summary>
    /// The objects that were seen, in the order of the source. Absence from this list proves nothing unless
    /// <see cref="Missing"/> is null: use <see cref="All"/> for any question about all of them.
    /// </summary>
    public IReadOnlyList<T> Seen { get; }

    /// <summary>What is missing; null when the section is complete, or known to be empty.</summary>
    public MissingFact? Missing { get; }

    /// <summary>All objects of the section, or Unknown with what is missing.</summary>
    public Fact<IReadOnlyList<T>> All =>
        Missing is null ? Fact.Known(Seen) : Fact.Unknown<IReadOnlyList<T>>(Missing);

    /// <summary>The only object of a section that holds one, such as a policy of the tenant; Unknown when it was not seen.</summary>
    public Fact<T> Single => Seen.Count > 0
        ? Fact.Known(Seen[0])
        : Fact.Unknown<T>(Missing ?? new MissingFact(
            Declaration.Name,
            $"The section {Declaration.Name} is marked {State.Status} and holds no object.",
            "Take the snapshot again."));
}
