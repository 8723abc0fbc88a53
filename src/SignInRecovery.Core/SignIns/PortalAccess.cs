using System.Collections.Concurrent;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// The lockout question: can this account get into the admin portals, from an unmanaged device, wherever it is? The place and
/// the platform stay open; where one of them decides, the answer is Unknown, unless every place and platform is refused by some
/// policy. Other signals have their ordinary values, and the
/// user risk is what the tenant reports.
/// </summary>
public sealed class PortalAccess
{
    private readonly Tenant _tenant;
    private readonly SignInEvaluator _evaluator;
    private readonly Lazy<ILookup<string, RiskyUser>> _risky;
    private readonly Lazy<SignInPlaces> _places;
    private readonly Lazy<PlaceCases> _cases;
    private readonly ConcurrentDictionary<string, PortalAccessAnswer> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, PortalAccessAnswer> _somewhere = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares the answers for a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    /// <param name="enforceReportOnly">Whether report-only policies, those that Microsoft made included, count as switched on.</param>
    public PortalAccess(Tenant tenant, DateTimeOffset asOf, bool enforceReportOnly = false)
        : this(tenant, asOf, new PolicySetOptions { EnforceReportOnly = enforceReportOnly, AsOf = asOf })
    {
    }

    /// <summary>Prepares the answers for a tenant whose policies are read in some way, as in a preview of a change.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    /// <param name="policies">How the policies are read.</param>
    public PortalAccess(Tenant tenant, DateTimeOffset asOf, PolicySetOptions policies)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(policies);
        _tenant = tenant;
        _evaluator = new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = asOf, Policies = policies });
        _places = new(() => new SignInPlaces(tenant));
        _cases = new(() => new PlaceCases(tenant));
        _risky = new(() => tenant.RiskyUsers.Seen.ToLookup(r => r.Id, StringComparer.OrdinalIgnoreCase));
    }

    private PortalAccess(PortalAccess other, PolicySetOptions policies)
    {
        _tenant = other._tenant;
        _evaluator = other._evaluator.With(policies);
        _places = other._places;
        _cases = other._cases;
        _risky = other._risky;
    }

    /// <summary>The same question once the report-only policies, those that Microsoft made included, are switched on.</summary>
    public PortalAccess SwitchedOn() => new(this, _evaluator.Options.Policies with { EnforceReportOnly = true });

    /// <summary>The answer for one account. It is worked out once.</summary>
    /// <param name="userId">The object id of the user.</param>
    public PortalAccessAnswer Of(string userId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return _answers.GetOrAdd(userId, Judge);
    }

    /// <summary>
    /// Whether the account gets in from at least one place and platform that the tenant's locations tell apart: the same as
    /// <see cref="Of"/> where that is known. True says that the account is not shut out, though not from everywhere it gets in.
    /// </summary>
    /// <param name="userId">The object id of the user.</param>
    public PortalAccessAnswer Somewhere(string userId)
    {
        PortalAccessAnswer everywhere = Of(userId);
        return everywhere.CanSignIn.IsKnown || everywhere.Outcome is not SignInOutcome outcome || IsSameAtEveryPlace(outcome)
            ? everywhere
            : _somewhere.GetOrAdd(userId, id => JudgePlaces(id, everywhere));
    }

    /// <summary>
    /// Whether the account gets in wherever it is: the same as <see cref="Of"/> where that is known, and false as soon as one
    /// place and platform that the tenant's locations tell apart is known to refuse it.
    /// </summary>
    /// <param name="userId">The object id of the user.</param>
    public PortalAccessAnswer Anywhere(string userId)
    {
        PortalAccessAnswer everywhere = Of(userId);
        if (everywhere.CanSignIn.IsKnown || everywhere.Outcome is not SignInOutcome open || IsSameAtEveryPlace(open))
        {
            return everywhere;
        }

        Fact<User?> found = _tenant.Directory.FindUserInScope(userId);
        foreach ((SignInContext context, string place) in _places.Value.Of(ContextOf(userId)))
        {
            SignInOutcome outcome = _evaluator.Evaluate(context, EvaluationMode.WorstCase);
            if (outcome.GetsIn.IsFalse())
            {
                PortalAccessAnswer answer = Conclude(userId, found.IsKnown ? found.Value : null, outcome);
                return answer with { Reason = $"{_tenant.Directory.NameOf(userId)} does not get in from {place}. {answer.Reason}" };
            }
        }

        return everywhere;
    }

    /// <summary>
    /// The sign-in that is asked about: the Microsoft Entra admin center in a browser on a device that is not registered, without
    /// sign-in risk or a special flow, at a place and on a platform that are open.
    /// </summary>
    /// <param name="userId">The object id of the user.</param>
    public SignInContext ContextOf(string userId) => AdminSignIn.Ordinary(new SignInContext
    {
        UserId = userId,
        ApplicationId = MandatoryMfa.AdminPortalAppId,
    }) with
    {
        UserRisk = RiskOf(userId),
    };

    /// <summary>
    /// The policies of a sign-in that refuse it together: none of them at every place and on every platform, and some one of them at
    /// each.
    /// </summary>
    /// <param name="context">The sign-in; what it leaves open of place and platform is gone through.</param>
    /// <param name="outcome">Its outcome, with what is open left open (<see cref="EvaluationMode.WorstCase"/>).</param>
    /// <returns>How each policy refuses; empty where they do not, where one decides by itself, and where nobody can tell.</returns>
    public IReadOnlyList<RequirementAbility> RefusedTogether(SignInContext context, SignInOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.GetsIn.IsKnown || IsSameAtEveryPlace(outcome)
            ? []
            : _cases.Value.Refusals(context, c => _evaluator.Evaluate(c, EvaluationMode.WorstCase));
    }

    private PortalAccessAnswer Judge(string userId)
    {
        Fact<User?> found = _tenant.Directory.FindUserInScope(userId);
        if (found is { IsKnown: true, Value: null })
        {
            return new PortalAccessAnswer(Fact.Known(false), $"There is no user {userId} in the tenant.", null);
        }

        User? user = found.IsKnown ? found.Value : null;
        string name = _tenant.Directory.NameOf(userId);
        if (user?.AccountEnabled == false)
        {
            return new PortalAccessAnswer(Fact.Known(false), $"The account {name} is disabled.", null);
        }

        if (user is not null && _tenant.Roles.IsSynchronizationAccount(user))
        {
            return new PortalAccessAnswer(Fact.Known(false), $"{name} is the account of a synchronisation client, and no person signs in with it.", null);
        }

        SignInContext context = ContextOf(userId);
        SignInOutcome outcome = _evaluator.Evaluate(context, EvaluationMode.WorstCase);
        PortalAccessAnswer answer = Conclude(userId, user, outcome);
        IReadOnlyList<RequirementAbility> refusals = RefusedTogether(context, outcome);
        return refusals.Count == 0 ? answer : answer with
        {
            CanSignIn = Fact.Known(false),
            Reason = SignInReasons.RefusedTogether(name, context, refusals),
            RefusedTogether = refusals,
        };
    }

    /// <summary>
    /// Whether something is demanded at every place alike of which nobody can tell whether the account can meet it: then no place
    /// gives another answer. What multifactor authentication takes does not depend on the place or the platform.
    /// </summary>
    private static bool IsSameAtEveryPlace(SignInOutcome outcome) => !outcome.CanSatisfyPlatform.IsTrue()
        || outcome.Abilities.Any(a => a.Requirement is { IsCertain: true, Uncertain.Count: 0 }
            && !a.IsMet.IsTrue()
            && a.Controls.All(c => c.Control.Kind is GrantControlKind.Mfa or GrantControlKind.AuthenticationStrength));

    private PortalAccessAnswer JudgePlaces(string userId, PortalAccessAnswer everywhere)
    {
        Fact<User?> found = _tenant.Directory.FindUserInScope(userId);
        foreach ((SignInContext context, string place) in _places.Value.Of(ContextOf(userId)))
        {
            SignInOutcome outcome = _evaluator.Evaluate(context, EvaluationMode.WorstCase);
            if (outcome.GetsIn.IsTrue())
            {
                PortalAccessAnswer answer = Conclude(userId, found.IsKnown ? found.Value : null, outcome);
                return answer.CanSignIn.IsTrue()
                    ? new PortalAccessAnswer(answer.CanSignIn, $"{_tenant.Directory.NameOf(userId)} gets in from {place}, though not from everywhere. {everywhere.Reason}", outcome)
                    : everywhere;
            }
        }

        return everywhere;
    }

    private PortalAccessAnswer Conclude(string userId, User? user, SignInOutcome outcome)
    {
        string name = _tenant.Directory.NameOf(userId);
        Fact<bool> getsIn = outcome.GetsIn;
        var unseen = new List<MissingFact>();
        if (_tenant.Policies.Missing is MissingFact policies)
        {
            // A policy that nobody saw could refuse anybody.
            unseen.Add(policies);
        }

        if (user is { AccountEnabled: null })
        {
            unseen.Add(new MissingFact("users", $"The snapshot does not say whether the account {name} is enabled.", "Take the snapshot again."));
        }

        if (getsIn.IsFalse() || unseen.Count == 0)
        {
            return new PortalAccessAnswer(getsIn, outcome.Reason, outcome);
        }

        return new PortalAccessAnswer(
            Fact.Unknown<bool>([.. getsIn.Missing.Concat(unseen).Distinct()]),
            getsIn.IsKnown ? $"Whether {name} can sign in is unknown. {unseen[0].Reason}" : outcome.Reason,
            outcome);
    }

    // Where the users at risk were not seen, the risk stays open: a policy on user risk then decides nothing.
    private RiskLevel? RiskOf(string userId)
    {
        RiskyUser? risky = _risky.Value[userId].FirstOrDefault();
        return risky is { RiskState: RiskState.AtRisk or RiskState.ConfirmedCompromised, RiskLevel: RiskLevel level } ? level
            : risky is null && _tenant.RiskyUsers.Missing is not null ? null
            : RiskLevel.None;
    }
}
