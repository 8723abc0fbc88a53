using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Says what a sign-in would be asked and whether the account can meet it. It never changes and may be asked by many threads.
/// </summary>
public sealed class SignInEvaluator
{
    private readonly Tenant _tenant;
    private readonly PolicySet _policies;
    private readonly TenantAccounts _accounts;
    private readonly OutsideDemands _outside;

    /// <summary>Compiles the policies of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="options">The time asked about, and how the policies are read.</param>
    public SignInEvaluator(Tenant tenant, SignInEvaluatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(options);
        _tenant = tenant;
        Options = options;
        _policies = PolicySet.Compile(tenant, options.Policies);
        _accounts = new TenantAccounts(tenant, options.AsOf);
        _outside = new OutsideDemands(tenant, options.AsOf);
    }

    private SignInEvaluator(SignInEvaluator other, PolicySetOptions policies)
    {
        _tenant = other._tenant;
        Options = other.Options with { Policies = policies };
        _policies = PolicySet.Compile(_tenant, policies);
        _accounts = other._accounts;
        _outside = other._outside;
    }

    /// <summary>The time asked about, and how the policies are read.</summary>
    public SignInEvaluatorOptions Options { get; }

    /// <summary>The same tenant and accounts, with the policies read in another way.</summary>
    /// <param name="policies">How the policies are read.</param>
    public SignInEvaluator With(PolicySetOptions policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return new SignInEvaluator(this, policies);
    }

    /// <summary>Evaluates one sign-in.</summary>
    /// <param name="context">The circumstances.</param>
    /// <param name="mode">What an absent signal stands for.</param>
    public SignInOutcome Evaluate(SignInContext context, EvaluationMode mode)
    {
        ArgumentNullException.ThrowIfNull(context);
        PolicyDecision decision = _policies.Evaluate(context, mode);
        if (context.UserId is not string userId)
        {
            return OfWorkload(decision);
        }

        Account account = Options.Accounts?.GetValueOrDefault(userId) ?? _accounts.Of(userId, Options.Policies.ExternalUsers.GetValueOrDefault(userId));
        var controls = new ControlAbilities(_tenant, decision, account, context);
        RequirementAbility[] abilities = [.. decision.Requirements.Where(r => !r.IsSatisfied || r.Unreadable.Count > 0).Select(r => RequirementAbility.Of(r, control => controls.Of(r, control)))];
        (IReadOnlyList<OutsideDemand> demands, IReadOnlyList<PolicyAssumption> assumptions) = _outside.Of(context);
        ControlAbility? platform = demands.Count == 0 ? null : Platform(demands, account, context);
        Fact<bool> canSatisfy = Truth.All(abilities.Select(a => IsMet(decision, a)));
        Fact<bool> canSatisfyPlatform = platform?.IsMet ?? Fact.Known(true);
        var outcome = new SignInOutcome
        {
            AccountName = account.Name,
            Decision = decision,
            Outcome = ToResult(decision.Outcome),
            EffectiveOutcome = Effective(decision, canSatisfy, canSatisfyPlatform, demands),
            Abilities = abilities,
            CanSatisfy = canSatisfy,
            With = Common([.. abilities.Where(a => a.Requirement.IsCertain).SelectMany(a => a.Controls).Concat(platform is null ? [] : [platform]).Where(c => c.IsMet.IsTrue() && c.With.Count > 0).Select(c => c.With)]),
            RegistrationMayResolve = MayResolve(abilities, platform, canSatisfy, canSatisfyPlatform),
            MfaWhere = (abilities.Where(a => a.Requirement.IsCertain).SelectMany(a => a.Controls).FirstOrDefault(c => c.Where is not null) ?? platform)?.Where,
            PlatformRequires = demands,
            CanSatisfyPlatform = canSatisfyPlatform,
            Assumptions = [.. decision.Assumptions.Concat(assumptions).Distinct()],
            Missing = [.. decision.Missing.Concat(canSatisfy.Missing).Concat(canSatisfyPlatform.Missing).Distinct()],
            Reason = string.Empty,
        };
        return outcome with { Reason = SignInReasons.Of(outcome, platform) };
    }

    // What meets everything at once is what people look for; where nothing does, each control has its own.
    private static string[] Common(IReadOnlyList<IReadOnlyList<string>> each)
    {
        string[] all = each.Count == 0 ? [] : [.. each.Skip(1).Aggregate(each[0].AsEnumerable(), (common, one) => common.Intersect(one))];
        return all.Length > 0 ? all : [.. each.SelectMany(w => w).Distinct()];
    }

    // A policy that may apply matters only where the account could not meet it; then it depends on whether it applies.
    private static Fact<bool> IsMet(PolicyDecision decision, RequirementAbility ability)
    {
        if (ability.Requirement.IsCertain || ability.IsMet.IsTrue())
        {
            return ability.IsMet;
        }

        PolicyVerdict? verdict = decision.Verdicts.FirstOrDefault(v => ReferenceEquals(v.Policy, ability.Requirement.Policy));
        MissingFact[] missing = [.. (verdict?.Applies.Missing ?? []).Concat(ability.IsMet.Missing)];
        return Fact.Unknown<bool>(missing.Length > 0 ? [.. missing.Distinct()] :
        [
            new MissingFact(
                "policies",
                $"Whether the policy {SignInReasons.NameOf(ability.Requirement.Policy)} is enforced is not known.",
                "Look at the state of the policy in the Microsoft Entra admin center."),
        ]);
    }

    // Custom controls do not satisfy mandatory multifactor authentication, and nothing of Conditional Access exempts from it.
    private static ControlAbility Platform(IReadOnlyList<OutsideDemand> demands, Account account, SignInContext context) =>
        demands.Any(d => d.Control == GrantControl.Block)
            ? ControlAbility.NotMet(GrantControl.Block, "block", "security defaults block legacy authentication")
            : MfaAbilities.Of(MfaDemand.Mfa, account, context);

    private static Fact<bool> MayResolve(IReadOnlyList<RequirementAbility> abilities, ControlAbility? platform, Fact<bool> canSatisfy, Fact<bool> canSatisfyPlatform)
    {
        Fact<bool> can = Truth.And(canSatisfy, canSatisfyPlatform);
        if (can.IsTrue())
        {
            return Fact.Known(false);
        }

        Fact<bool> afterwards = Truth.All(abilities
            .Where(a => a.Requirement.IsCertain)
            .Select(a => Truth.Any([a.IsMet, a.RegistrationMayResolve]))
            .Concat(platform is null ? [] : [Truth.Any([platform.IsMet, platform.RegistrationMayResolve])]));
        return can.IsFalse() || afterwards.IsFalse() ? afterwards : Fact.Unknown<bool>([.. can.Missing.Concat(afterwards.Missing).Distinct()]);
    }

    private static SignInResult Effective(PolicyDecision decision, Fact<bool> canSatisfy, Fact<bool> canSatisfyPlatform, IReadOnlyList<OutsideDemand> demands)
    {
        if (decision.Outcome == PolicyOutcome.Block || canSatisfy.IsFalse() || canSatisfyPlatform.IsFalse())
        {
            return SignInResult.Block;
        }

        return decision.Outcome == PolicyOutcome.Allow && demands.Count > 0 ? SignInResult.Requires : ToResult(decision.Outcome);
    }

    private static SignInResult ToResult(PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.Allow => SignInResult.Allow,
        PolicyOutcome.Requires => SignInResult.Requires,
        PolicyOutcome.Block => SignInResult.Block,
        _ => SignInResult.Unknown,
    };

    // Block is the only control for workload identities, so that there is nothing to meet.
    private SignInOutcome OfWorkload(PolicyDecision decision)
    {
        string? id = decision.Context.ServicePrincipalId ?? decision.Context.AgentIdentityId;
        SignInResult result = ToResult(decision.Outcome);
        Fact<bool> canSatisfy = decision.Outcome switch
        {
            PolicyOutcome.Allow => Fact.Known(true),
            PolicyOutcome.Block or PolicyOutcome.Requires => Fact.Known(false),
            _ => Fact.Unknown<bool>(decision.Missing),
        };
        var outcome = new SignInOutcome
        {
            AccountName = id is null ? "nobody" : _tenant.Directory.NameOf(id),
            Decision = decision,
            Outcome = result,
            EffectiveOutcome = result == SignInResult.Requires ? SignInResult.Block : result,
            Abilities = [.. decision.Requirements.Where(r => !r.IsSatisfied).Select(r => RequirementAbility.Of(r, control => ControlAbility.NotMet(control, control.ToString(), "a workload identity cannot meet it")))],
            CanSatisfy = canSatisfy,
            With = [],
            RegistrationMayResolve = Fact.Known(false),
            PlatformRequires = [],
            CanSatisfyPlatform = Fact.Known(true),
            Assumptions = decision.Assumptions,
            Missing = decision.Missing,
            Reason = string.Empty,
        };
        return outcome with { Reason = SignInReasons.Of(outcome, platform: null) };
    }
}
