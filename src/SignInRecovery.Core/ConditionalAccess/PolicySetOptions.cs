namespace SignInRecovery.ConditionalAccess;

/// <summary>How a tenant's policies are read.</summary>
public sealed record PolicySetOptions
{
    /// <summary>The policies as the tenant has them.</summary>
    public static PolicySetOptions Default { get; } = new();

    /// <summary>Whether report-only policies, those that Microsoft made included, are treated as if they were switched on.</summary>
    public bool EnforceReportOnly { get; init; }

    /// <summary>
    /// The day asked about: a report-only policy that Microsoft made and may have switched on by then is Unknown in its
    /// enforcement; null asks about the moment at which the tenant was seen.
    /// </summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The tenant's switch for baseline scopes; null takes the default, enforced, and lists that as an assumption.</summary>
    public BaselineScopes? BaselineScopes { get; init; }

    /// <summary>The policies to evaluate instead of the tenant's, as in a preview or a scenario; null takes the tenant's.</summary>
    public IReadOnlyList<ConditionalAccessPolicy>? Policies { get; init; }

    /// <summary>
    /// What is known of external users beyond their directory objects, by user id; an entry wins over what the object tells.
    /// A user who is only here has no object in the directory (B2B direct connect).
    /// </summary>
    public IReadOnlyDictionary<string, ExternalUser> ExternalUsers { get => field ?? NoExternalUsers; init; }

    private static IReadOnlyDictionary<string, ExternalUser> NoExternalUsers { get; } = new Dictionary<string, ExternalUser>();
}
