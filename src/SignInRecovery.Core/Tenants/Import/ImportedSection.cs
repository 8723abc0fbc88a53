namespace SignInRecovery.Tenants.Import;

/// <summary>The objects that an import holds of one section of a snapshot.</summary>
/// <param name="Name">The section's name, such as <c>policies</c>.</param>
/// <param name="Status">How much of the section the import holds.</param>
/// <param name="Detail">What is missing when the status is not Complete, as a sentence; otherwise null.</param>
/// <param name="Lines">One JSON object a line in UTF-8, without line ends, in the order of the source.</param>
public sealed record ImportedSection(
    string Name,
    ImportedSectionStatus Status,
    string? Detail,
    IReadOnlyList<ReadOnlyMemory<byte>> Lines);
