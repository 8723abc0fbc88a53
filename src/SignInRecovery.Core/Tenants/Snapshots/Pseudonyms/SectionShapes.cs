using System.Collections.Frozen;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// The allow-list of pseudonymisation: for each section, what becomes of each property. What is not listed is left out;
/// what is listed as dropped is left out on purpose, so that a test can tell a decision from an oversight.
/// </summary>
internal static class SectionShapes
{
    private static readonly FrozenDictionary<string, Shape> ByName =
        OrganizationShapes.All.Concat(UserShapes.All).Concat(RoleShapes.All).Concat(PolicyShapes.All).Concat(OtherShapes.All)
            .ToFrozenDictionary(s => s.Section, s => s.Shape, StringComparer.Ordinal);

    /// <summary>The names of the sections that are written.</summary>
    public static IEnumerable<string> Sections => ByName.Keys;

    /// <summary>The shape of a section's lines; null for a section that is not written.</summary>
    public static Shape? Find(string section) => ByName.GetValueOrDefault(section);
}
