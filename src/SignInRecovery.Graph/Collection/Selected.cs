using SignInRecovery.Gateway;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>The properties to ask for, where they depend on what the session may see.</summary>
internal static class Selected
{
    /// <summary>
    /// The properties of a section; null for the declared ones. Custom security attributes need a permission of their own,
    /// and a request that names them without it would be refused as a whole.
    /// </summary>
    public static IReadOnlyList<string>? Of(SessionInfo session, SectionDeclaration section) =>
        section.Name == "servicePrincipals" && session.Permissions?.Any(p => p.StartsWith("CustomSecAttributeAssignment.Read", StringComparison.Ordinal)) == true
            ? [.. section.Query.Select, "customSecurityAttributes"]
            : null;
}
