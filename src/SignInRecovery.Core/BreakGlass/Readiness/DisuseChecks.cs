using System.Text.RegularExpressions;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What could stop or remove an account that nobody uses: registration prompts and automation.</summary>
internal static partial class DisuseChecks
{
    private static readonly string[] EndedReviews = ["Completed", "Applied"];

    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        new("NoRegistrationPrompt", "No prompt to register security info", BreakGlassSources.SelfServiceReset,
            "Keep the account out of self-service password reset (Password reset > Properties), or switch off the reset of administrators (authorizationPolicy allowedToUseSSPR), and see in a drill that nothing is asked for.", RegistrationPrompt),
        new("NotInRegistrationCampaign", "Not in a registration campaign", BreakGlassSources.Registration,
            "Exclude the group of the emergency accounts from the registration campaign (Authentication methods > Registration campaign).", Campaign),
        new("NoLifecycleWorkflow", "No lifecycle workflow touches it", BreakGlassSources.Page(10),
            "Narrow the workflow's scope so that it never matches the account, and attest NoLifecycleWorkflow where the scope is a rule, which this version does not evaluate.", Workflow),
        new("NoAccessReview", "No access review can remove it", BreakGlassSources.Page(10),
            "Take the account, its group and the role out of the review, or switch off the automatic application of its result.", Review),
        new("NoInactivityAutomation", "Nothing disables it for disuse", BreakGlassSources.Page(10),
            "Exempt the account from every script, partner standard and product that disables or deletes accounts which do not sign in.", Automation),
    ];

    private static CheckAnswer RegistrationPrompt(ReadinessContext context)
    {
        Fact<RegistrationDetails?> details = context.Tenant.Directory.RegistrationOf(context.User.Id);
        bool? reported = details.TryGet(out RegistrationDetails? row) ? row?.IsSsprEnabled : null;
        Fact<AuthorizationPolicy> policy = context.Tenant.AuthorizationPolicy.Single;
        if (reported == false || (reported is null && policy is { IsKnown: true, Value.AllowedToUseSspr: false }))
        {
            return CheckAnswer.Pass(
                "Self-service password reset is off for the account, so that no registration for it is asked for.",
                reported == false ? context.Fact("isSsprEnabled", false, "registrationDetails") : context.Fact("allowedToUseSSPR", false, "authorizationPolicy"));
        }

        // Whether "Require users to register when signing in" is on, Graph does not show.
        return context.Attestations.Answer(
            "NoRegistrationPrompt",
            context.User,
            "Did the account sign in at its last drill without being asked to register or to confirm security info? Self-service password reset is on for it, or may be, and Microsoft Graph does not show whether registration is demanded.",
            Periods.EmergencyAccountValidation);
    }

    private static CheckAnswer Campaign(ReadinessContext context)
    {
        Fact<AuthenticationMethodsPolicy> policy = context.Tenant.AuthenticationMethodsPolicy.Single;
        if (!policy.TryGet(out AuthenticationMethodsPolicy? methods))
        {
            return CheckAnswer.Unknown("Whether a registration campaign reaches the account", policy.Missing);
        }

        RegistrationCampaign? campaign = methods.RegistrationCampaign;
        if (campaign?.State is null)
        {
            return CheckAnswer.Unknown("Whether a registration campaign is on", [new MissingFact("authenticationMethodsPolicy", "The snapshot does not give the state of the registration campaign.", "Take the snapshot again.")]);
        }

        if (campaign.State == AdvancedConfigState.Disabled)
        {
            return CheckAnswer.Pass("The registration campaign is off.");
        }

        if (campaign.State == AdvancedConfigState.Unrecognized || campaign.IncludeTargets.Count == 0)
        {
            return CheckAnswer.Unknown("Whether a registration campaign reaches the account", [new MissingFact(
                "authenticationMethodsPolicy",
                campaign.State == AdvancedConfigState.Unrecognized
                    ? "The registration campaign is in a state that this version does not know."
                    : "The snapshot does not say whom the registration campaign asks.",
                "Look at the campaign in the Microsoft Entra admin center (Authentication methods > Registration campaign).")]);
        }

        Fact<bool> included = Truth.Any(campaign.IncludeTargets.Select(t => Targets(context, t)))
            .ButNot(() => Truth.Any(campaign.ExcludeTargets.Select(t => Targets(context, t))));
        return !included.TryGet(out bool isIncluded) ? CheckAnswer.Unknown("Whether the registration campaign reaches the account", included.Missing)
            : !isIncluded ? CheckAnswer.Pass("The registration campaign does not reach the account.")
            : campaign.State == AdvancedConfigState.Default ? CheckAnswer.Pass("The registration campaign is managed by Microsoft and reaches the account; such a prompt can be put off without limit (Microsoft's text of 2026-07-29).")
            : campaign.EnforceRegistrationAfterAllowedSnoozes == false ? CheckAnswer.Pass("The registration campaign reaches the account, and its prompt can be put off without limit.")
            : campaign.EnforceRegistrationAfterAllowedSnoozes is null ? CheckAnswer.Unknown("Whether the prompt of the registration campaign, which reaches the account, can be put off without limit", [new MissingFact(
                "authenticationMethodsPolicy", "The snapshot does not give enforceRegistrationAfterAllowedSnoozes of the registration campaign.", "Take the snapshot again.")])
            : CheckAnswer.Fail("The registration campaign reaches the account and demands a registration after some delays, at a sign-in that must not be held up.");
    }

    private static Fact<bool> Targets(ReadinessContext context, AuthenticationMethodTarget target) =>
        target.Id is null ? Fact.Unknown<bool>(new MissingFact("authenticationMethodsPolicy", "The snapshot does not give the id of a target of the registration campaign.", "Take the snapshot again."))
        : string.Equals(target.Id, "all_users", StringComparison.OrdinalIgnoreCase) || string.Equals(target.Id, context.User.Id, StringComparison.OrdinalIgnoreCase) ? Fact.Known(true)
        : context.Tenant.Directory.IsMember(context.User.Id, target.Id);

    private static CheckAnswer Workflow(ReadinessContext context)
    {
        if (context.Tenant.LifecycleWorkflows.Missing is MissingFact missing)
        {
            return CheckAnswer.Unknown("Whether a lifecycle workflow reaches the account", [missing]);
        }

        LifecycleWorkflow[] running = [.. context.Tenant.LifecycleWorkflows.Seen.Where(w => w.IsEnabled != false && w.IsSchedulingEnabled != false).OrderBy(w => w.DisplayName, StringComparer.Ordinal)];
        var unclear = new List<MissingFact>();
        var rules = new List<string>();
        foreach (LifecycleWorkflow workflow in running)
        {
            string name = workflow.DisplayName ?? workflow.Id;
            Fact<bool> isMember = Truth.Any((workflow.ExecutionConditions?.Scope?.GroupIds ?? []).Select(g => context.Tenant.Directory.IsMember(context.User.Id, g)));
            if (isMember is { IsKnown: true, Value: true })
            {
                return CheckAnswer.Fail($"The lifecycle workflow {name} runs on a group in which the account is.");
            }

            unclear.AddRange(isMember.Missing);
            if (workflow.ExecutionConditions?.Scope is { Rule: string rule })
            {
                rules.Add($"{name} (rule {rule})");
            }
            else if (workflow.ExecutionConditions?.Scope?.GroupIds is not { Count: > 0 })
            {
                unclear.Add(new MissingFact(
                    "lifecycleWorkflows",
                    $"The snapshot does not say on whom the workflow {name} runs.",
                    "Look at the workflow in the Microsoft Entra admin center."));
            }
        }

        if (unclear.Count == 0 && rules.Count > 0)
        {
            // The rules are not evaluated: a person can read them.
            return context.Attestations.Answer(
                "NoLifecycleWorkflow",
                context.User,
                $"Is it certain that no rule of a lifecycle workflow matches the account? {(rules.Count == 1 ? "One runs" : "Some run")} by a rule, which this version does not evaluate: {RuleTargets.Join(rules)}.",
                Periods.ManualCheckAge);
        }

        if (unclear.Count > 0)
        {
            return CheckAnswer.Unknown("Whether a lifecycle workflow reaches the account", unclear);
        }

        return CheckAnswer.Pass(running.Length == 0 ? "No lifecycle workflow runs by itself." : "No lifecycle workflow that runs by itself reaches the account.");
    }

    private static CheckAnswer Review(ReadinessContext context)
    {
        if (context.Tenant.AccessReviews.Missing is MissingFact missing)
        {
            return CheckAnswer.Unknown("Whether an access review reaches the account", [missing]);
        }

        Fact<IReadOnlyList<string>> groups = context.Tenant.Directory.GroupsOf(context.User.Id);
        string[] ids = [context.User.Id, BuiltInRoles.GlobalAdministrator.TemplateId, .. groups.TryGet(out IReadOnlyList<string>? known) ? known : context.Exposure.Groups];
        var unclear = new List<MissingFact>();
        var byHand = new List<string>();
        foreach (AccessReview review in context.Tenant.AccessReviews.Seen.Where(r => !EndedReviews.Contains(r.Status, StringComparer.OrdinalIgnoreCase)).OrderBy(r => r.DisplayName, StringComparer.Ordinal))
        {
            string[] queries = [.. Queries(review.Scope).Where(q => !q.Contains("userType eq 'Guest'", StringComparison.OrdinalIgnoreCase))];
            string name = review.DisplayName ?? review.Id;
            bool applies = review.Settings?.AutoApplyDecisionsEnabled != false;
            if (!Queries(review.Scope).Any())
            {
                unclear.Add(new MissingFact("accessReviews", $"The snapshot does not say what the access review {name} is about.", "Look at the review in the Microsoft Entra admin center."));
            }
            else if (queries.Any(q => ids.Any(i => q.Contains(i, StringComparison.OrdinalIgnoreCase))))
            {
                if (applies)
                {
                    return CheckAnswer.Fail($"The access review {name} is about the account, its role or its group, and its result is applied without a further look.");
                }

                byHand.Add(name);
            }
            else if (applies && queries.Any(q => q.Contains("/groups/", StringComparison.OrdinalIgnoreCase)))
            {
                // Of a group in which nobody saw whether the account is.
                unclear.AddRange(groups.Missing);
            }
            else if (applies && queries.Any(q => !ObjectId().IsMatch(q)))
            {
                unclear.Add(new MissingFact(
                    "accessReviews",
                    $"The access review {name} is about objects that it does not name one by one ({RuleTargets.Join([.. queries.Where(q => !ObjectId().IsMatch(q))])}), and its result is applied without a further look.",
                    "Look at the review in the Microsoft Entra admin center."));
            }
        }

        return unclear.Count > 0 ? CheckAnswer.Unknown("Whether an access review reaches the account", unclear)
            : byHand.Count > 0 ? CheckAnswer.Pass($"{(byHand.Count == 1 ? "The access review" : "The access reviews")} {RuleTargets.Join(byHand)} {(byHand.Count == 1 ? "is" : "are")} about the account, its role or its group; a person applies the result.")
            : CheckAnswer.Pass("No access review that still runs is about the account, its role or its groups.");
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ObjectId();

    private static IEnumerable<string> Queries(AccessReviewScope? scope) => scope is null
        ? []
        : ((string?[])[scope.Query]).OfType<string>().Concat(scope.PrincipalScopes.SelectMany(Queries)).Concat(scope.ResourceScopes.SelectMany(Queries));

    private static CheckAnswer Automation(ReadinessContext context) => context.Attestations.Answer(
        "NoInactivityAutomation",
        context.User,
        "Is the account exempt from everything that disables or deletes accounts for disuse: scripts, partner standards, identity governance products?",
        Periods.ManualCheckAge);
}
