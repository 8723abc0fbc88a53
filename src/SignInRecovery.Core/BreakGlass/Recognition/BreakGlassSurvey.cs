using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What was found of emergency accounts in a tenant.</summary>
public sealed record BreakGlassSurvey
{
    /// <summary>The tenant.</summary>
    public required Tenant Tenant { get; init; }

    /// <summary>Every account that was declared, recognised, suspected or ruled out, in this order, the best evidence first.</summary>
    public required IReadOnlyList<BreakGlassAccount> Accounts { get; init; }

    /// <summary>What a reader should know besides, in sentences: declarations that lead nowhere, exclusions of accounts that exist no more.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>What was not seen and could make further accounts known.</summary>
    public required IReadOnlyList<MissingFact> Missing { get; init; }

    /// <summary>
    /// What was not seen of Global Administrators that were not recognised, where it could lift them over the threshold.
    /// </summary>
    public IReadOnlyList<MissingFact> Hidden { get; init; } = [];

    /// <summary>The accounts that count as emergency accounts.</summary>
    public IReadOnlyList<BreakGlassAccount> EmergencyAccounts => [.. Accounts.Where(a => a.IsEmergencyAccount)];
}
