using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>An account that was declared, recognised, suspected or ruled out as an emergency account, with the evidence.</summary>
public sealed record BreakGlassAccount
{
    private readonly Tenant _tenant;

    internal BreakGlassAccount(Tenant tenant, User user)
    {
        _tenant = tenant;
        User = user;
    }

    /// <summary>The account's object id.</summary>
    public string Id => User.Id;

    /// <summary>The account's display name, or what stands for it.</summary>
    public string DisplayName => User.DisplayName ?? User.UserPrincipalName ?? User.Id;

    /// <summary>The account's sign-in name.</summary>
    public string? UserPrincipalName => User.UserPrincipalName;

    /// <summary>How it came to be listed.</summary>
    public required BreakGlassOrigin Origin { get; init; }

    /// <summary>The sum of the weights of the evidence.</summary>
    public int Score => Evidence.Sum(e => e.Weight);

    /// <summary>Whether it counts as an emergency account: declared and existing, or recognised.</summary>
    public bool IsEmergencyAccount => Origin is BreakGlassOrigin.Declared or BreakGlassOrigin.Recognized;

    /// <summary>How the enabled Conditional Access policies treat it.</summary>
    public required BreakGlassDesign Design { get; init; }

    /// <summary>What speaks for and against it, heaviest first.</summary>
    public required IReadOnlyList<BreakGlassEvidence> Evidence { get; init => field = value.Indexed(); }

    /// <summary>Why it is no emergency account; null unless it was ruled out.</summary>
    public string? RuledOutBecause { get; init; }

    /// <summary>What does not fit together, in sentences.</summary>
    public IReadOnlyList<string> Conflicts { get; init => field = value.Indexed(); } = [];

    /// <summary>The groups through which policies exclude it.</summary>
    public IReadOnlyList<string> ExclusionGroups { get; init => field = value.Indexed(); } = [];

    /// <summary>What was not seen and could change the score.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); } = [];

    /// <summary>The tenant's id; null when the source did not say.</summary>
    public string? TenantId => _tenant.Id;

    /// <summary>The tenant's display name.</summary>
    public string TenantName => _tenant.Name;

    /// <summary>The time for which the answer holds.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The account as the tenant holds it.</summary>
    internal User User { get; }

    /// <summary>The tenant in which the account was found. A method, so that no serialiser walks the whole tenant.</summary>
    public Tenant GetTenant() => _tenant;

    /// <inheritdoc/>
    public override string ToString() => Printable.Line($"{DisplayName} ({UserPrincipalName ?? Id}): {Origin}, {Score}");
}
