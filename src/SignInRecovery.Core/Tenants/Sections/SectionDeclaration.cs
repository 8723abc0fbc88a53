using SignInRecovery.Facts;

namespace SignInRecovery.Tenants;

/// <summary>
/// What is true of a section whatever the tenant: where Microsoft Graph keeps it, who may read it, which licence it
/// needs, and what its absence means. Declared once; the collector, docs/permissions.md and every Unknown reason read it.
/// </summary>
public sealed record SectionDeclaration
{
    /// <summary>The section's name, and its file's name without <c>.jsonl</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the section holds, as it stands in a sentence: "the registered authentication methods".</summary>
    public required string Title { get; init; }

    /// <summary>The path in Microsoft Graph; empty for sections of our own.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the path exists in the beta version of Microsoft Graph only.</summary>
    public bool IsBeta { get; init; }

    /// <summary>Whether a line is <c>{"parent": …, "value": …}</c>, because Graph's object does not name its owner.</summary>
    public bool IsOwned { get; init; }

    /// <summary>The least delegated permission that returns the properties needed; empty for sections of our own.</summary>
    public string DelegatedPermission { get; init; } = string.Empty;

    /// <summary>The least application permission; empty when there is none or for sections of our own.</summary>
    public string ApplicationPermission { get; init; } = string.Empty;

    /// <summary>How the section is asked for.</summary>
    public SectionQuery Query { get; init; } = SectionQuery.AsItComes;

    /// <summary>Directory roles of which a signed-in user needs one, besides the permission; empty when none is documented.</summary>
    public IReadOnlyList<string> Roles { get; init => field = value.Indexed(); } = [];

    /// <summary>The licence that the section needs; null when it needs none.</summary>
    public string? Licence { get; init; }

    /// <summary>
    /// Why the section is known to be empty when the tenant lacks the licence, in a sentence; null when the absence of
    /// the licence leaves its content unknown.
    /// </summary>
    public string? EmptyWithoutLicence { get; init; }

    /// <summary>
    /// Why the section is known to be empty where the cloud has no such endpoint; null when that leaves it unknown.
    /// </summary>
    public string? EmptyWhereNotAvailable { get; init; }

    /// <summary>Whether a section in this state is known to have no content.</summary>
    /// <param name="status">The state's status.</param>
    public bool IsKnownEmpty(SectionStatus status) => status switch
    {
        SectionStatus.NotLicensed => EmptyWithoutLicence is not null,
        SectionStatus.NotAvailable => EmptyWhereNotAvailable is not null,
        _ => false,
    };

    /// <summary>Whether permissions are enough to read the section.</summary>
    /// <param name="permissions">The permissions of a token: scopes of a person, or roles of an application.</param>
    public bool IsPermittedBy(IEnumerable<string> permissions)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        return permissions.Any(p =>
            string.Equals(p, DelegatedPermission, StringComparison.OrdinalIgnoreCase)
            || string.Equals(p, ApplicationPermission, StringComparison.OrdinalIgnoreCase)
            || Query.Others.Contains(p, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Says what is missing when a question needs the whole section and its state does not give it.</summary>
    /// <param name="state">The state of the section.</param>
    /// <returns>The missing fact, or null when the section is complete or known to be empty.</returns>
    public MissingFact? MissingIn(SectionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == SectionStatus.Complete || IsKnownEmpty(state.Status))
        {
            return null;
        }

        return new MissingFact(Name, ReasonFor(state), RemedyFor(state));
    }

    private string ReasonFor(SectionState state)
    {
        string reason = state.Status switch
        {
            SectionStatus.Partial => $"Only a part of {Title} was read (section {Name}).",
            SectionStatus.Forbidden => $"Reading {Title} was refused (section {Name}).",
            SectionStatus.NotLicensed => $"The tenant has no licence that shows {Title} (section {Name}).",
            SectionStatus.NotAvailable => $"This cloud does not offer {Title} (section {Name}).",
            _ => $"The snapshot does not hold {Title} (section {Name}).",
        };
        return string.IsNullOrWhiteSpace(state.Detail) ? reason : $"{reason} {EndSentence(state.Detail)}";
    }

    private string RemedyFor(SectionState state)
    {
        if (Path.Length == 0)
        {
            return $"Add the file {Name}.jsonl to the snapshot.";
        }

        string permission = state.Permission ?? DelegatedPermission;
        string role = state.Role ?? (Roles.Count > 0 ? Roles[0] : string.Empty);
        string licence = state.Licence ?? Licence ?? string.Empty;
        string rights = role.Length > 0 ? $"the permission {permission} and the role {role}" : $"the permission {permission}";
        return state.Status switch
        {
            SectionStatus.NotLicensed => licence.Length > 0 ? $"It needs {licence}." : "It needs a licence that the tenant lacks.",
            SectionStatus.NotAvailable => "Look at it in the admin center of this cloud.",
            SectionStatus.Partial => $"Take the snapshot again with {rights}.",
            _ => $"Take a snapshot with {rights}.",
        };
    }

    private static string EndSentence(string text)
    {
        string trimmed = text.Trim();
        return trimmed.EndsWith('.') ? trimmed : trimmed + ".";
    }
}
