using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>What a cmdlet decides on.</summary>
/// <param name="Cmdlet">The cmdlet's name.</param>
/// <param name="Sections">The sections, in the order of the catalogue.</param>
public sealed record CmdletNeed(string Cmdlet, IReadOnlyList<SectionDeclaration> Sections);
