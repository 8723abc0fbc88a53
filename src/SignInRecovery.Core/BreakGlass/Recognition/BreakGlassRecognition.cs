using System.Globalization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Finds the emergency accounts of a tenant: those that were declared first, then those that the facts show. Every account is
/// judged by itself, so that there may be none, one or several, in one group, in several or in none.
/// </summary>
public sealed class BreakGlassRecognition
{
    private const int LargeGroup = 20;

    private readonly Tenant _tenant;
    private readonly DateTimeOffset _asOf;
    private readonly PolicyScopes _scopes;
    private readonly EvidenceReader _reader;
    private readonly HashSet<string> _globalAdministrators;
    private readonly List<string> _remarks = [];
    private readonly List<MissingFact> _hidden = [];

    private BreakGlassRecognition(Tenant tenant, DateTimeOffset asOf)
    {
        _tenant = tenant;
        _asOf = asOf;
        _scopes = new PolicyScopes(tenant);
        _reader = new EvidenceReader(tenant, asOf);
        _globalAdministrators = new(tenant.Roles.Of(BuiltInRoles.GlobalAdministrator).ActiveUsersSeen.Select(u => u.Id), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Looks at a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="declared">What somebody declared; empty when nobody did.</param>
    /// <param name="asOf">The time for which the question is asked.</param>
    /// <param name="cancellationToken">Set when the user has given up.</param>
    public static BreakGlassSurvey Survey(
        Tenant tenant,
        IReadOnlyList<DeclaredAccount> declared,
        DateTimeOffset asOf,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(declared);
        return new BreakGlassRecognition(tenant, asOf).Survey(declared, cancellationToken);
    }

    private BreakGlassSurvey Survey(IReadOnlyList<DeclaredAccount> declarations, CancellationToken cancellationToken)
    {
        Dictionary<string, DeclaredAccount> declared = new Declarations(_tenant, _remarks).Resolve(declarations);
        RoleRoster roster = _tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        HashSet<string> exempt = new(ExemptWithoutRole(), StringComparer.OrdinalIgnoreCase);
        HashSet<string> considered = new(
            declared.Keys.Concat(roster.ActiveUsersSeen.Select(u => u.Id)).Concat(roster.EligibleUsersSeen.Select(u => u.Id)).Concat(exempt),
            StringComparer.OrdinalIgnoreCase);
        var accounts = new List<BreakGlassAccount>();
        foreach (User user in _tenant.Users.Seen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool hasName = EvidenceReader.HasTellingName(user);
            if ((considered.Contains(user.Id) || hasName) && Judge(user, declared.GetValueOrDefault(user.Id), hasName, exempt.Contains(user.Id)) is { } account)
            {
                accounts.Add(account);
            }
        }

        BreakGlassAccount[] ordered =
        [
            .. accounts.DistinctBy(a => a.Id.ToUpperInvariant())
                .OrderBy(a => a.Origin).ThenByDescending(a => a.Score)
                .ThenBy(a => a.DisplayName, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal),
        ];
        var conflicts = new ConflictReader(_tenant, ordered, declared.Count > 0, _scopes);
        return new BreakGlassSurvey
        {
            Tenant = _tenant,
            Accounts = [.. ordered.Select(a => a with { Conflicts = conflicts.Of(a) })],
            Remarks = [.. _remarks.Distinct()],
            Hidden = [.. _hidden.Distinct()],
            Missing = [.. roster.MissingActive.Concat(((MissingFact?[])[_tenant.Users.Missing]).OfType<MissingFact>()).Distinct()],
        };
    }

    private BreakGlassAccount? Judge(User user, DeclaredAccount? declaration, bool hasName, bool isExempt)
    {
        PolicyExposure exposure = PolicyExposure.Of(_tenant, _scopes, user);
        (IReadOnlyList<BreakGlassEvidence> evidence, IReadOnlyList<MissingFact> missing) = _reader.Read(user, exposure);
        string? ruledOut = RuledOut.Because(_tenant, user, _asOf);
        bool isExcluded = exposure.Enabled.Excluding.Count > 0;
        if (declaration is null && ruledOut is null && !IsRecognized(user, evidence) && CouldBeRecognized(user, evidence, missing))
        {
            _hidden.AddRange(missing);
        }

        BreakGlassOrigin? origin = declaration is not null
            ? BreakGlassOrigin.Declared
            : ruledOut is not null
                ? (isExcluded && isExempt) || hasName || (isExcluded && HoldsRole(user)) ? BreakGlassOrigin.RuledOut : null
                : IsRecognized(user, evidence) ? BreakGlassOrigin.Recognized
                : hasName || (isExcluded && HoldsRole(user)) ? BreakGlassOrigin.Candidate
                : null;
        return origin is null ? null : new BreakGlassAccount(_tenant, user)
        {
            Origin = origin.Value,
            Design = exposure.Design,
            Evidence = declaration is null
                ? evidence
                : [new BreakGlassEvidence(BreakGlassEvidenceKind.Declaration, 0, $"is declared {declaration.Source}"), .. evidence],
            RuledOutBecause = origin == BreakGlassOrigin.RuledOut ? ruledOut : null,
            ExclusionGroups = [.. exposure.Groups.Select(_tenant.Directory.NameOf)],
            Missing = missing,
            AsOf = _asOf,
        };
    }

    // An account of which nobody saw whether it is enabled is hidden, not recognised.
    private bool IsRecognized(User user, IReadOnlyList<BreakGlassEvidence> evidence) =>
        user.AccountEnabled == true
        && _globalAdministrators.Contains(user.Id)
        && evidence.Sum(e => e.Weight) >= EvidenceWeights.Threshold;

    /// <summary>Whether what was not seen could lift an administrator over the threshold.</summary>
    private bool CouldBeRecognized(User user, IReadOnlyList<BreakGlassEvidence> evidence, IReadOnlyList<MissingFact> missing) =>
        user.AccountEnabled != false
        && _globalAdministrators.Contains(user.Id)
        && evidence.Sum(e => e.Weight) + missing.Select(m => m.Subject).Distinct().Sum(EvidenceWeights.OfUnseen) >= EvidenceWeights.Threshold;

    private bool HoldsRole(User user) => _tenant.Roles.HoldingsOf(user.Id).Count > 0;

    /// <summary>
    /// Accounts that enabled policies exclude and that hold no role: to be shown as ruled out. Large groups are summed up, since
    /// whoever excludes thousands excludes no emergency accounts (maester#1227).
    /// </summary>
    private List<string> ExemptWithoutRole()
    {
        ConditionalAccessPolicy[] policies = [.. _tenant.Policies.Seen.Where(p => p.State == PolicyState.Enabled && PolicyReading.IsForPeople(p))];
        string[] groups = [.. policies.SelectMany(p => p.Conditions.Users.ExcludeGroups).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        ILookup<string, User> members = _tenant.Directory.MembersSeenOf(groups);
        var exempt = new List<string>();
        foreach (string group in groups)
        {
            User[] people = [.. members[group]];
            int administrators = people.Count(HoldsRole);
            if (people.Length > LargeGroup)
            {
                _remarks.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The group {_tenant.Directory.NameOf(group)} exempts {people.Length} accounts from policies, {administrators} of them with a directory role; only those were looked at."));
                people = [.. people.Where(HoldsRole)];
            }

            exempt.AddRange(people.Select(u => u.Id));
        }

        foreach (string id in policies.SelectMany(p => p.Conditions.Users.ExcludeUsers).Where(i => Guid.TryParse(i, out _)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            // A deleted account is no account, however many policies still name it (maester#620). SR0402 reports the policies.
            if (_tenant.Directory.FindUserInScope(id) is { IsKnown: true, Value: null })
            {
                _remarks.Add($"Policies exclude the account {_tenant.Directory.NameOf(id)}, which does not exist any more; it is not counted. SR0402 names the policies.");
            }
            else
            {
                exempt.Add(id);
            }
        }

        return exempt;
    }
}
