using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>Says a sign-in's outcome in a sentence or two, what decides first.</summary>
internal static class SignInReasons
{
    private const int Most = 3;

    /// <summary>The reason of an outcome.</summary>
    /// <param name="outcome">The outcome, but for its reason.</param>
    /// <param name="platform">How the account stands to what Microsoft demands; null when it demands nothing.</param>
    public static string Of(SignInOutcome outcome, ControlAbility? platform)
    {
        if (outcome.Outcome == SignInResult.Block)
        {
            string[] blocks = [.. outcome.Decision.Requirements.Where(r => r is { IsBlock: true, IsCertain: true }).Select(r => NameOf(r.Policy))];
            return $"{Join(blocks, "The policy", "The policies")} {(blocks.Length > 1 ? "block" : "blocks")} the sign-in of {outcome.AccountName}.";
        }

        if (outcome.Abilities.FirstOrDefault(a => a.Requirement.IsCertain && a.IsMet.IsFalse()) is RequirementAbility failed)
        {
            return $"The policy {NameOf(failed.Requirement.Policy)} demands {Demanded(failed)}, and {Lacking(failed)}.{Registration(outcome)}";
        }

        if (platform is not null && outcome.CanSatisfyPlatform.IsFalse())
        {
            return $"{outcome.PlatformRequires[0].Reason} {Upper(platform.Reason)}.{Registration(outcome)}";
        }

        if (!outcome.CanSatisfy.IsKnown)
        {
            return Unsettled(outcome);
        }

        if (platform is not null && !outcome.CanSatisfyPlatform.IsKnown)
        {
            return $"{outcome.PlatformRequires[0].Reason} Whether {outcome.AccountName} can present it is unknown: {Clause(outcome.CanSatisfyPlatform)}.";
        }

        return GetsIn(outcome);
    }

    /// <summary>That an account is refused everywhere by policies of which none does it alone.</summary>
    /// <param name="name">The account, and what it wants to open where that is said.</param>
    /// <param name="open">The sign-in, with what of place and platform was open.</param>
    /// <param name="refusals">One for each policy.</param>
    public static string RefusedTogether(string name, SignInContext open, IReadOnlyList<RequirementAbility> refusals)
    {
        bool isPlaceOpen = open.IPAddress is null || (open.Country is null && open.CountryUnknown != true) || open.CompliantNetwork is null;
        string everywhere = (isPlaceOpen, open.Platform is null) switch
        {
            (true, true) => "from every place and on every platform",
            (true, false) => "from every place",
            _ => "on every platform",
        };
        return $"{name} is refused {everywhere}, by one policy or another: {Together(refusals)}.";
    }

    /// <summary>How several policies refuse, each at some places or on some platforms.</summary>
    /// <param name="refusals">One for each policy.</param>
    /// <param name="says">Whether it is said what the account lacks.</param>
    public static string Together(IReadOnlyList<RequirementAbility> refusals, bool says = true) => And([.. refusals.Select(r => (r.Requirement.IsBlock, says) switch
    {
        (true, _) => $"{NameOf(r.Requirement.Policy)} blocks",
        (_, true) => $"{NameOf(r.Requirement.Policy)} demands {Demanded(r)} ({Lacking(r)})",
        _ => $"{NameOf(r.Requirement.Policy)} demands {Demanded(r)}",
    })]);

    /// <summary>A policy in a sentence: its name in quotation marks, else its id.</summary>
    public static string NameOf(ConditionalAccessPolicy policy) => policy.DisplayName is string name ? $"'{name}'" : policy.Id;

    private static string GetsIn(SignInOutcome outcome)
    {
        ControlAbility[] asked = [.. outcome.Abilities.Where(a => a.Requirement.IsCertain).SelectMany(a => a.Controls).DistinctBy(c => c.Control)];
        string with = outcome.With.Count == 0 ? string.Empty : $", and can present {Either(outcome.With)}";
        string open = outcome.Outcome == SignInResult.Unknown ? $" More may be demanded, which depends on {outcome.Decision.DependsOn.Words()}." : string.Empty;
        if (asked.Length > 0)
        {
            return $"{outcome.AccountName} is asked for {And([.. asked.Select(c => c.Name)])}{with}.{open}";
        }

        if (outcome.PlatformRequires.Count > 0)
        {
            return $"{outcome.PlatformRequires[0].Reason} {outcome.AccountName} can present {Either(outcome.With)}.{open}";
        }

        return open.Length > 0
            ? $"Nothing is certain to be demanded of {outcome.AccountName}.{open}"
            : $"Nothing more is demanded of {outcome.AccountName}.";
    }

    private static string Unsettled(SignInOutcome outcome)
    {
        RequirementAbility open = outcome.Abilities.First(a => a.IsMet.IsFalse() || !a.IsMet.IsKnown);
        string policy = NameOf(open.Requirement.Policy);
        if (open.Requirement.IsCertain)
        {
            return $"The policy {policy} demands {Demanded(open)}, and whether {outcome.AccountName} can meet it is unknown: {Clause(open.IsMet)}.";
        }

        PolicyVerdict? verdict = outcome.Decision.Verdicts.FirstOrDefault(v => ReferenceEquals(v.Policy, open.Requirement.Policy));
        string depends = verdict is null || verdict.Reason == WhatIfReasons.None ? "on what was not seen" : $"on {verdict.Reason.Words()}";
        return open.Requirement.IsBlock
            ? $"It depends {depends} whether the policy {policy} blocks the sign-in of {outcome.AccountName}."
            : $"It depends {depends} whether the policy {policy} demands {Demanded(open)}, and {(open.IsMet.IsKnown ? Lacking(open) : $"whether {outcome.AccountName} can meet that is unknown")}.";
    }

    private static string Registration(SignInOutcome outcome) =>
        outcome.RegistrationMayResolve.IsTrue() ? " Registering a method during the sign-in may help." : string.Empty;

    private static string Demanded(RequirementAbility ability)
    {
        string[] names = [.. ability.Controls.Select(c => c.Name).Distinct()];
        return ability.Requirement.Operator == GrantControlOperator.Or && names.Length > 1 ? $"one of {And(names)}" : And(names);
    }

    private static string Lacking(RequirementAbility ability) => And([.. ability.Controls.Where(c => c.IsMet.IsFalse()).Select(c => c.Reason).Distinct()]);

    private static string Clause(Fact<bool> fact) => ControlAbility.Clause(fact.Missing);

    private static string Join(string[] names, string one, string many) => names.Length switch
    {
        0 => "A policy",
        1 => $"{one} {names[0]}",
        _ => $"{many} {And(names)}",
    };

    private static string And(IReadOnlyList<string> items) => Series(items, "and");

    private static string Either(IReadOnlyList<string> items) => Series(items, "or");

    private static string Series(IReadOnlyList<string> items, string word) => items.Count switch
    {
        0 => "nothing",
        1 => items[0],
        <= Most => $"{string.Join(", ", items.SkipLast(1))} {word} {items[^1]}",
        _ => $"{string.Join(", ", items.Take(Most))} {word} {items.Count - Most} more",
    };

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
