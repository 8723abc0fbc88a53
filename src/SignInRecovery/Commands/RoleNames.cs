using SignInRecovery.Knowledge;

namespace SignInRecovery.Commands;

/// <summary>Names directory roles for the views.</summary>
public static class RoleNames
{
    /// <summary>The names of roles by their template ids, in alphabetical order; an id that is not known stays an id.</summary>
    /// <param name="templateIds">The template ids.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string>? templateIds) =>
        [.. (templateIds ?? []).Select(id => BuiltInRoles.Find(id)?.Name ?? id).Order(StringComparer.Ordinal)];
}
