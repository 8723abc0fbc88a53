using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>What a cmdlet decides on, and what it writes.</summary>
/// <param name="Cmdlet">The cmdlet's name.</param>
/// <param name="Sections">The sections, in the order of the catalogue.</param>
/// <param name="Writes">What it writes; empty for a cmdlet that only reads.</param>
public sealed record CmdletNeed(string Cmdlet, IReadOnlyList<SectionDeclaration> Sections, IReadOnlyList<WriteDeclaration> Writes);
