namespace SignInRecovery.BreakGlass;

/// <summary>What somebody asks for who wants emergency accounts.</summary>
public sealed record ProvisioningRequest
{
    /// <summary>How many accounts; Microsoft asks for two at least.</summary>
    public int Count { get; init; } = 2;

    /// <summary>Display names, one for each account; empty lets the plan choose plain ones.</summary>
    public IReadOnlyList<string> DisplayNames { get; init; } = [];

    /// <summary>Sign-in names, one for each account, with or without the domain; empty lets the plan choose.</summary>
    public IReadOnlyList<string> UserPrincipalNames { get; init; } = [];

    /// <summary>The name of the exclusion group to create, or the id of one that exists; null lets the plan choose a name.</summary>
    public string? ExclusionGroup { get; init; }

    /// <summary>A restricted management administrative unit for the group, by name or id; null for none.</summary>
    public string? AdministrativeUnit { get; init; }

    /// <summary>What happens to the passwords.</summary>
    public PasswordHandling PasswordHandling { get; init; } = PasswordHandling.Discard;

    /// <summary>In how many parts a password is split.</summary>
    public int SplitCount { get; init; } = 2;

    /// <summary>Whether a Temporary Access Pass is issued for each account.</summary>
    public bool TemporaryAccessPass { get; init; }

    /// <summary>Whether the policies are left as they are.</summary>
    public bool SkipPolicyExclusion { get; init; }
}
