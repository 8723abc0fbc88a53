using SignInRecovery.Tenants;

namespace SignInRecovery.Gateway;

/// <summary>What an earlier collection left of a section.</summary>
/// <param name="Lines">The objects that are kept.</param>
/// <param name="Next">Where the section goes on, in the collector's own words; null when it is complete.</param>
/// <param name="State">How far the section went, when it was complete; else null.</param>
/// <param name="Ids">Reads the ids of the objects that are kept, in order; a line without one gives an empty text.</param>
public sealed record SectionCheckpoint(long Lines, string? Next, SectionState? State, Func<IEnumerable<string>> Ids);
