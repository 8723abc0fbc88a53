namespace SignInRecovery.BreakGlass;

/// <summary>What was read of the tenant before anything is planned.</summary>
internal sealed record ProvisioningFacts
{
    public required string TenantId { get; init; }

    public required string TenantName { get; init; }

    /// <summary>The initial domain, under which the accounts will be.</summary>
    public required string InitialDomain { get; init; }

    /// <summary>The country for the accounts' usage location; null when the organisation has none.</summary>
    public string? UsageLocation { get; init; }

    /// <summary>Whether the tenant has Microsoft Entra ID P1, which role-assignable groups and Conditional Access need.</summary>
    public required bool HasPremium { get; init; }

    /// <summary>Whether the role's policy in Privileged Identity Management was there to be read.</summary>
    public required bool HasPrivilegedIdentityManagement { get; init; }

    /// <summary>Whether security defaults are on.</summary>
    public required bool HasSecurityDefaults { get; init; }

    /// <summary>The policies for people that are enabled or report only, as Graph returned them.</summary>
    public required IReadOnlyList<ReadPolicy> Policies { get; init; }

    /// <summary>How many policies were left alone, because they are switched off or made for workloads and agents.</summary>
    public required int PoliciesLeftAlone { get; init; }

    /// <summary>An existing exclusion group; null when one is to be made.</summary>
    public ExistingGroup? Group { get; init; }

    /// <summary>The id of the restricted unit; null when none is asked for.</summary>
    public string? AdministrativeUnitId { get; init; }

    /// <summary>What a person should know, in sentences.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Whether a plan has an exclusion group: not without a licence for one, and not where there is nothing to be excluded from and nothing can be, under security defaults.</summary>
    /// <param name="request">What is asked for.</param>
    public bool HasGroup(ProvisioningRequest request) => MakesGroup(request, HasPremium, HasSecurityDefaults, Policies.Count);

    /// <summary>The same, before all facts are there.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="hasPremium">See <see cref="HasPremium"/>.</param>
    /// <param name="hasDefaults">See <see cref="HasSecurityDefaults"/>.</param>
    /// <param name="policies">How many policies there are to be excluded from.</param>
    public static bool MakesGroup(ProvisioningRequest request, bool hasPremium, bool hasDefaults, int policies) =>
        hasPremium && !request.SkipPolicyExclusion && !(hasDefaults && policies == 0);
}
