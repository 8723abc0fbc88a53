using System.Collections.Frozen;

namespace SignInRecovery.Knowledge;

/// <summary>The built-in directory roles, and those that the questions of this module turn on.</summary>
public static class BuiltInRoles
{
    private static readonly FrozenDictionary<string, BuiltInRole> ByTemplateId =
        Table.Read("roles.tsv", cells => new BuiltInRole(cells[0], cells[1], bool.Parse(cells[2]), Enum.Parse<KnowledgeStatus>(cells[3])))
            .ToFrozenDictionary(r => r.TemplateId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every built-in role.</summary>
    public static IReadOnlyCollection<BuiltInRole> All => ByTemplateId.Values;

    /// <summary>May do everything in the tenant.</summary>
    public static BuiltInRole GlobalAdministrator { get; } = Get("62e90394-69f5-4237-9190-012177145e10");

    /// <summary>May assign roles, Global Administrator included.</summary>
    public static BuiltInRole PrivilegedRoleAdministrator { get; } = Get("e8611ab8-c189-46e8-94e1-60213ab1f814");

    /// <summary>May reset the password and the authentication methods of anybody, Global Administrators included.</summary>
    public static BuiltInRole PrivilegedAuthenticationAdministrator { get; } = Get("7be44c8a-adaf-4e2a-84d6-ab2649e08a13");

    /// <summary>Held by the account of Microsoft Entra Connect; no person signs in with it.</summary>
    public static BuiltInRole DirectorySynchronizationAccounts { get; } = Get("d29b2b05-8046-44ba-8758-1e26182fcf32");

    /// <summary>Held by the account of newer synchronisation clients; no person signs in with it.</summary>
    public static BuiltInRole OnPremisesDirectorySyncAccount { get; } = Get("a92aed5d-d78a-4d16-b381-09adb37eb3b0");

    /// <summary>A role by its template id.</summary>
    /// <param name="templateId">The template id, in any case.</param>
    /// <returns>The role, or null when it is no built-in role that this version knows.</returns>
    public static BuiltInRole? Find(string templateId) => ByTemplateId.GetValueOrDefault(templateId);

    private static BuiltInRole Get(string templateId) =>
        Find(templateId) ?? throw new InvalidOperationException($"The table of roles lacks {templateId}.");
}
