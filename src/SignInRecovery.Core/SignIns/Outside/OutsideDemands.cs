using System.Globalization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// What Microsoft demands of a user's sign-in outside Conditional Access: mandatory multifactor authentication, security
/// defaults, per-user multifactor authentication. Workload identities and synchronisation accounts are exempt.
/// </summary>
internal sealed class OutsideDemands
{
    private const string SecurityDefaultsSource = "Microsoft Entra documentation, security defaults, 2025-07-21";
    private const string PerUserMfaSource = "Microsoft Entra documentation, per-user multifactor authentication, 2024-08-13";

    private const string AzureResourceManager = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    /// <summary>The day from which security defaults of new tenants block device code flow.</summary>
    private static readonly DateTimeOffset DeviceCodeBlocked = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The resources that security defaults protect for everybody: the portal, its tools, and Azure Resource Manager behind them.</summary>
    private static readonly string[] ProtectedByDefaults =
    [
        MandatoryMfa.AdminPortalAppId, "04b07795-8ddb-461a-bbee-02f9e1bf7b46", "1950a258-227b-4e31-a9cf-717495945fc2", AzureResourceManager,
    ];

    private readonly Tenant _tenant;
    private readonly DateTimeOffset _asOf;
    private readonly Fact<bool> _hasDefaults;
    private readonly Lazy<ILookup<string, PerUserMfa>> _perUser;

    /// <summary>Creates the answer for a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    public OutsideDemands(Tenant tenant, DateTimeOffset asOf)
    {
        _tenant = tenant;
        _asOf = asOf;
        _hasDefaults = HasDefaults(tenant);
        _perUser = new(() => tenant.PerUserMfa.Seen.ToLookup(m => m.UserId, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What is demanded of one sign-in, and what is taken for granted.</summary>
    /// <param name="context">The circumstances.</param>
    public (IReadOnlyList<OutsideDemand> Demands, IReadOnlyList<PolicyAssumption> Assumptions) Of(SignInContext context)
    {
        var demands = new List<OutsideDemand>();
        var assumptions = new List<PolicyAssumption>();
        if (context.UserId is not string userId || context.UserAction is not null || IsSynchronizationAccount(userId))
        {
            return (demands, assumptions);
        }

        AddMandatory(context, demands, assumptions);
        AddDefaults(context, userId, demands, assumptions);
        AddPerUser(userId, demands, assumptions);
        return (demands, assumptions);
    }

    private void AddMandatory(SignInContext context, List<OutsideDemand> demands, List<PolicyAssumption> assumptions)
    {
        // The tools are held to it at Azure Resource Manager, which is the resource then and the tool the client.
        string? application = string.Equals(context.ApplicationId, AzureResourceManager, StringComparison.OrdinalIgnoreCase) ? context.ClientApplicationId ?? context.ApplicationId : context.ApplicationId;
        MandatoryMfaApplication[] applications = [.. MandatoryMfa.Of(application).Where(a => a.IsInForce(_asOf))];
        if (applications.Length == 0 || _tenant.Cloud != TenantCloud.Global)
        {
            return;
        }

        MandatoryMfaApplication first = applications[0];
        string[] names = [.. applications.Select(a => a.Name)];
        string where = names.Length == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
        string what = first.Scope == MandatoryMfaScope.Changes ? "for every change with" : "in the";
        demands.Add(new OutsideDemand(
            OutsideDemandKind.MandatoryMfa,
            GrantControl.Mfa,
            $"Microsoft itself demands multifactor authentication {what} {where}, of emergency access accounts too.",
            $"{first.Source}, {first.SourceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
        if (first.MayBePostponed(_asOf))
        {
            assumptions.Add(new PolicyAssumption(
                "mandatoryMfa",
                $"The tenant has not postponed mandatory multifactor authentication, which it could until {first.PostponableUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}."));
        }
    }

    private void AddDefaults(SignInContext context, string userId, List<OutsideDemand> demands, List<PolicyAssumption> assumptions)
    {
        if (!_hasDefaults.TryGet(out bool hasDefaults))
        {
            assumptions.Add(new PolicyAssumption("securityDefaults", "Security defaults are off; their state is not in the snapshot."));
            return;
        }

        if (!hasDefaults)
        {
            return;
        }

        if (context.IsLegacyClient())
        {
            demands.Add(new OutsideDemand(OutsideDemandKind.SecurityDefaults, GrantControl.Block, "Security defaults are on and block legacy authentication.", SecurityDefaultsSource));
        }
        else if (_tenant.Roles.HoldingsOf(userId).Any(h => h.IsActive && SecurityDefaultsRoles.Contains(h.RoleTemplateId)))
        {
            demands.Add(new OutsideDemand(OutsideDemandKind.SecurityDefaults, GrantControl.Mfa, "Security defaults are on and demand multifactor authentication of this administrator at every sign-in.", SecurityDefaultsSource));
        }
        else if (ProtectedByDefaults.Contains(context.ApplicationId, StringComparer.OrdinalIgnoreCase))
        {
            demands.Add(new OutsideDemand(OutsideDemandKind.SecurityDefaults, GrantControl.Mfa, "Security defaults are on and demand multifactor authentication of everybody who manages Azure or Microsoft Entra.", SecurityDefaultsSource));
        }
        else
        {
            assumptions.Add(new PolicyAssumption("securityDefaults", "Security defaults are on; they ask other users for multifactor authentication when Microsoft finds it necessary, which is taken not to be now."));
        }

        if (context.IsDeviceCodeFlow() && _asOf >= DeviceCodeBlocked)
        {
            assumptions.Add(new PolicyAssumption("securityDefaults", "Security defaults of tenants made since 2026-07-01 block device code flow; this tenant is taken to be older."));
        }
    }

    private void AddPerUser(string userId, List<OutsideDemand> demands, List<PolicyAssumption> assumptions)
    {
        PerUserMfaState? state = _perUser.Value[userId].FirstOrDefault()?.PerUserMfaState;
        if (state is PerUserMfaState.Enabled or PerUserMfaState.Enforced)
        {
            demands.Add(new OutsideDemand(OutsideDemandKind.PerUserMfa, GrantControl.Mfa, "Per-user multifactor authentication is on for this user.", PerUserMfaSource));
        }
        else if (state is null && _tenant.PerUserMfa.Missing is not null)
        {
            assumptions.Add(new PolicyAssumption("perUserMfa", "Per-user multifactor authentication is off; its state is not in the snapshot."));
        }
    }

    private bool IsSynchronizationAccount(string userId) =>
        _tenant.Directory.FindUserInScope(userId) is { IsKnown: true, Value: User user } && _tenant.Roles.IsSynchronizationAccount(user);

    // While security defaults are on, no policy can be switched on: an enabled one shows that they are off (Microsoft Entra
    // documentation, planning Conditional Access).
    private static Fact<bool> HasDefaults(Tenant tenant)
    {
        Fact<SecurityDefaultsPolicy> policy = tenant.SecurityDefaults.Single;
        if (policy is { IsKnown: true, Value.IsEnabled: bool isEnabled })
        {
            return Fact.Known(isEnabled);
        }

        return tenant.Policies.Seen.Any(p => p.State == PolicyState.Enabled)
            ? Fact.Known(false)
            : Fact.Unknown<bool>(policy.IsKnown
                ? [new MissingFact("securityDefaults", "The snapshot does not say whether security defaults are on.", "Take the snapshot again.")]
                : policy.Missing);
    }
}
