using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>Reads what speaks for and against an account being an emergency account. What was not seen weighs nothing and is named.</summary>
internal sealed class EvidenceReader(Tenant tenant, DateTimeOffset asOf)
{
    private static readonly string[] NameParts = ["breakglass", "emergency", "bgadmin", "cippbg"];

    private readonly List<BreakGlassEvidence> _evidence = [];
    private readonly List<MissingFact> _missing = [];

    /// <summary>The time without a sign-in from which an account counts as rarely used.</summary>
    public static TimeSpan Rarely { get; } = TimeSpan.FromDays(30);

    /// <summary>The time within which a sign-in speaks of everyday use.</summary>
    public static TimeSpan Often { get; } = TimeSpan.FromDays(7);

    /// <summary>Whether a name says that the account is for emergencies. Punctuation and case do not matter.</summary>
    /// <param name="user">The account.</param>
    public static bool HasTellingName(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        ReadOnlySpan<char> name = user.UserPrincipalName;
        int at = name.IndexOf('@');
        return Tells(user.DisplayName) || Tells(at < 0 ? name : name[..at]);
    }

    /// <summary>The evidence about an account, heaviest first, and what was not seen of it.</summary>
    /// <param name="user">The account.</param>
    /// <param name="exposure">How the policies treat it.</param>
    public (IReadOnlyList<BreakGlassEvidence> Evidence, IReadOnlyList<MissingFact> Missing) Read(User user, PolicyExposure exposure)
    {
        _evidence.Clear();
        _missing.Clear();
        ReadRole(user);
        ReadState(user);
        ReadSource(user);
        ReadDomain(user);
        ReadExclusion(exposure);
        ReadMethods(user);
        ReadActivity(user);
        ReadLicence(user);
        ReadProtection(user, exposure);
        if (HasTellingName(user))
        {
            Add(BreakGlassEvidenceKind.Name, EvidenceWeights.Name, "has a name that says what it is for; a name proves nothing, and tells an attacker where to look");
        }

        return (
            [.. _evidence.OrderByDescending(e => Math.Abs(e.Weight)).ThenBy(e => e.Kind).ThenBy(e => e.Text, StringComparer.Ordinal)],
            [.. _missing.Distinct()]);
    }

    // Asked of every user of the tenant.
    private static bool Tells(ReadOnlySpan<char> name)
    {
        Span<char> bare = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        foreach (char character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                bare[length++] = char.ToLowerInvariant(character);
            }
        }

        foreach (string part in NameParts)
        {
            if (bare[..length].IndexOf(part) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadRole(User user)
    {
        RoleRoster roster = tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        RoleHolding[] holdings = [.. roster.Seen.Where(h => h.IsTenantWide && string.Equals(h.User.Id, user.Id, StringComparison.OrdinalIgnoreCase))];
        RoleHolding? best = holdings.FirstOrDefault(h => IsPermanent(h) && h.Through is null)
            ?? holdings.FirstOrDefault(IsPermanent)
            ?? holdings.FirstOrDefault(h => h.State == RoleHoldingState.Active && h.EndsAt is null && !h.IsPermanent.IsKnown)
            ?? holdings.FirstOrDefault(h => h.IsActive)
            ?? holdings.FirstOrDefault();
        switch (best)
        {
            case null:
                _missing.AddRange(roster.MissingActive);
                Add(BreakGlassEvidenceKind.Role, 0, "was not seen to hold Global Administrator");
                break;
            case { IsActive: false }:
                Add(BreakGlassEvidenceKind.Role, 0, "may activate Global Administrator, which needs Privileged Identity Management to work on that day");
                break;
            case var h when IsPermanent(h):
                Add(
                    BreakGlassEvidenceKind.Role,
                    h.Through is null ? EvidenceWeights.PermanentDirectRole : EvidenceWeights.PermanentRoleThroughGroup,
                    h.Through is null
                        ? "holds Global Administrator actively, permanently and directly"
                        : $"holds Global Administrator actively and permanently through the group {h.Through.DisplayName ?? h.Through.Id}");
                break;
            case { State: RoleHoldingState.Active, EndsAt: null, IsPermanent.IsKnown: false }:
                _missing.AddRange(best.IsPermanent.Missing);
                Add(BreakGlassEvidenceKind.Role, EvidenceWeights.ActiveRoleOfUnknownDuration, "holds Global Administrator actively; whether that ends was not seen");
                break;
            default:
                Add(BreakGlassEvidenceKind.Role, EvidenceWeights.EndingRole, "holds Global Administrator now, and that ends");
                break;
        }
    }

    private static bool IsPermanent(RoleHolding holding) =>
        holding is { State: RoleHoldingState.Active, EndsAt: null } && holding.IsPermanent.TryGet(out bool permanent) && permanent;

    private void ReadState(User user)
    {
        if (user.AccountEnabled == false)
        {
            Add(BreakGlassEvidenceKind.State, 0, "is disabled");
        }
        else if (user.AccountEnabled is null)
        {
            Miss("users", "accountEnabled", user);
        }
    }

    private void ReadSource(User user)
    {
        switch (user.OnPremisesSyncEnabled)
        {
            case true:
                Add(BreakGlassEvidenceKind.Source, EvidenceWeights.Synchronized, "is synchronised from on-premises");
                break;
            case false:
                Add(BreakGlassEvidenceKind.Source, EvidenceWeights.CloudOnly, "lives in the cloud only");
                break;
            default:
                Miss("users", "onPremisesSyncEnabled", user);
                break;
        }
    }

    private void ReadDomain(User user)
    {
        Domain? domain = tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, user.UserPrincipalNameDomain, StringComparison.OrdinalIgnoreCase));
        if (domain?.IsInitial == true)
        {
            Add(BreakGlassEvidenceKind.Domain, EvidenceWeights.InitialDomain, $"signs in under the initial domain {domain.Id}");
        }
        else if (domain?.AuthenticationType == DomainAuthenticationType.Federated)
        {
            Add(BreakGlassEvidenceKind.Domain, EvidenceWeights.FederatedDomain, $"signs in under {domain.Id}, which is federated");
        }
        else if (domain is not null)
        {
            Add(BreakGlassEvidenceKind.Domain, 0, $"signs in under {domain.Id}, which is not the initial domain");
        }
        else if (tenant.Domains.Missing is MissingFact missing)
        {
            _missing.Add(missing);
        }
    }

    private void ReadExclusion(PolicyExposure exposure)
    {
        PolicyGroup policies = exposure.Enabled;
        _missing.AddRange(policies.Missing);
        _missing.AddRange(exposure.MissingDesign);
        int excluding = policies.Excluding.Count;
        int concerned = excluding + policies.Reaching.Count;
        string count = string.Create(CultureInfo.InvariantCulture, $"{excluding} of the {concerned} enabled policies that would reach it");
        switch (exposure.Design)
        {
            case BreakGlassDesign.PhishingResistantOnly when excluding == 0:
                // It treats this account as it treats everybody.
                Add(
                    BreakGlassEvidenceKind.Exclusion,
                    0,
                    $"is reached, as everybody is, by the only enabled policy, {PolicyTargets.Describe(policies.Reaching[0])}, which demands phishing-resistant authentication that its keys satisfy");
                break;
            case BreakGlassDesign.PhishingResistantOnly:
                Add(
                    BreakGlassEvidenceKind.Exclusion,
                    EvidenceWeights.PhishingResistantOnly,
                    $"is reached by one enabled policy only, {PolicyTargets.Describe(policies.Reaching[0])}, which demands phishing-resistant authentication that its keys satisfy (the design of Microsoft's text of 2025-02-10)");
                break;
            case BreakGlassDesign.ExcludedEverywhere when excluding > 0:
                Add(BreakGlassEvidenceKind.Exclusion, EvidenceWeights.ExcludedEverywhere, $"is excluded from {count} (the design of Microsoft's text of 2026-06-04)");
                break;
            case BreakGlassDesign.ExcludedFromBlocks when excluding > 0:
            case BreakGlassDesign.Unknown when excluding > 0 && policies.Missing.Count == 0:
                Add(BreakGlassEvidenceKind.Exclusion, EvidenceWeights.ExcludedFromBlocks, $"is excluded from {count}, among them all that block or demand a managed device");
                break;
            case BreakGlassDesign.NoPolicies:
                Add(BreakGlassEvidenceKind.Exclusion, 0, "needs no exclusion: the tenant has no enabled policy for people");
                break;
            default:
                (int weight, string text) = (excluding, concerned) switch
                {
                    (0, > 0) => (EvidenceWeights.ExcludedFromNone, "is excluded from no enabled policy"),
                    (0, _) => (0, "was not seen to be excluded from any enabled policy"),
                    _ when excluding * 2 >= concerned => (EvidenceWeights.ExcludedFromMost, $"is excluded from {count}"),
                    _ => (EvidenceWeights.ExcludedFromSome, $"is excluded from {count}"),
                };
                Add(BreakGlassEvidenceKind.Exclusion, policies.Missing.Count > 0 ? Math.Max(weight, 0) : weight, text);
                break;
        }
    }

    private void ReadMethods(User user)
    {
        BreakGlassKeys keys = BreakGlassKeys.Of(tenant, user);
        _missing.AddRange(keys.Missing);
        int all = keys.Accepted.Count + keys.Refused.Count;
        int others = keys.Synced.Count + keys.Unclear.Count;
        if (keys.Personal.Count > 0)
        {
            Add(BreakGlassEvidenceKind.Methods, EvidenceWeights.PersonalMethods, "has methods that belong to somebody's telephone or computer");
        }
        else if (all > 0 && others == 0)
        {
            Add(BreakGlassEvidenceKind.Methods, EvidenceWeights.DeviceBoundKeysOnly, string.Create(CultureInfo.InvariantCulture, $"has {all} device-bound {(all == 1 ? "key" : "keys")} and no other second factor"));
        }
        else if (keys.Synced.Count > 0)
        {
            Add(BreakGlassEvidenceKind.Methods, 0, "has a passkey that is synced, and so lives in somebody's personal account");
        }
        else if (all + others == 0 && keys.Missing.Count == 0)
        {
            Add(BreakGlassEvidenceKind.Methods, 0, "has no key registered");
        }
    }

    private void ReadActivity(User user)
    {
        Fact<SignInActivity?> seen = tenant.Directory.SignInActivityOf(user.Id);
        if (!seen.TryGet(out SignInActivity? activity))
        {
            _missing.AddRange(seen.Missing);
            return;
        }

        DateTimeOffset? last = new[] { activity?.LastSignInDateTime, activity?.LastSuccessfulSignInDateTime }.Max();
        if (last is null)
        {
            Add(BreakGlassEvidenceKind.Activity, EvidenceWeights.RarelySignsIn, "has never signed in, as far as is recorded");
        }
        else if (asOf - last >= Rarely)
        {
            Add(BreakGlassEvidenceKind.Activity, EvidenceWeights.RarelySignsIn, $"rarely signs in; last on {RuleTargets.Day(last.Value)}");
        }
        else if (asOf - last <= Often)
        {
            Add(BreakGlassEvidenceKind.Activity, EvidenceWeights.SignsInOften, $"signed in lately, on {RuleTargets.Day(last.Value)}");
        }
        else
        {
            Add(BreakGlassEvidenceKind.Activity, 0, $"signed in last on {RuleTargets.Day(last.Value)}");
        }
    }

    private void ReadLicence(User user)
    {
        if (user.AssignedLicenses is not { } licences)
        {
            Miss("users", "assignedLicenses", user);
        }
        else if (licences.Count == 0)
        {
            Add(BreakGlassEvidenceKind.Licence, EvidenceWeights.NoLicence, "has no licence");
        }
        else
        {
            Add(BreakGlassEvidenceKind.Licence, EvidenceWeights.Licensed, "has a licence, as people who work with the services do");
        }
    }

    private void ReadProtection(User user, PolicyExposure exposure)
    {
        Group? group = exposure.Groups
            .Select(id => tenant.Directory.FindGroup(id))
            .Select(g => g.TryGet(out Group? found) ? found : null)
            .FirstOrDefault(g => g is { IsAssignableToRole: true } or { IsManagementRestricted: true });
        if (group is not null)
        {
            Add(
                BreakGlassEvidenceKind.Protection,
                EvidenceWeights.Protected,
                $"is excluded through the group {group.DisplayName ?? group.Id}, which is {(group.IsAssignableToRole == true ? "role-assignable" : "in a restricted management administrative unit")}");
        }
        else if (user.IsManagementRestricted == true)
        {
            Add(BreakGlassEvidenceKind.Protection, EvidenceWeights.Protected, "is in a restricted management administrative unit");
        }
    }

    private void Add(BreakGlassEvidenceKind kind, int weight, string text) => _evidence.Add(new BreakGlassEvidence(kind, weight, text));

    private void Miss(string section, string property, User user) => _missing.Add(new MissingFact(
        section,
        $"The snapshot does not give {property} of {RuleTargets.Describe(user)}.",
        $"Take the snapshot again with the user property {property}."));
}
