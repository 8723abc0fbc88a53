using System.Globalization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>Whether the account gets in: exclusions, the evaluated sign-in, and what Microsoft demands of everybody.</summary>
internal static class PolicyChecks
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        new("ExcludedFromPolicies", "Excluded from the enabled policies", BreakGlassSources.Page(7),
            "Exclude the group of the emergency accounts from every enabled policy for people (Microsoft's text of 2026-06-04). The other valid design (its text of 2025-02-10) leaves exactly one phishing-resistant policy that the keys satisfy.", Excluded),
        new("ExcludedFromComingPolicies", "Excluded from report-only policies", BreakGlassSources.ManagedPolicies,
            "Exclude the group of the emergency accounts from report-only and Microsoft-managed policies as well; Microsoft switches its own on by itself.", Coming),
        new("PortalSignIn", "Signs in to the portals from anywhere", BreakGlassSources.Page(7),
            "Look at the policy or the method that stands in the way, named in the reason, and try the sign-in in a private browser window of a computer that the tenant does not manage.", SignIn),
        new("PortalSignInWhenEnforced", "Signs in when all policies are enforced", BreakGlassSources.ManagedPolicies,
            "Exclude the account from the report-only policy that stands in the way before somebody, or Microsoft, switches it on.", SignInEnforced),
        new("MandatoryMfa", "Meets Microsoft's mandatory MFA", BreakGlassSources.MandatoryMfa,
            "Register a passkey (FIDO2) or certificate: no exclusion exempts from it, and a password alone cannot open the portals.", Mandatory),
        new("SecurityDefaults", "Meets the security defaults", BreakGlassSources.SecurityDefaults,
            "Register a passkey (FIDO2): security defaults demand multifactor authentication of every administrator, and nobody can be excluded.", Defaults),
        new("ExclusionGroupProtected", "The exclusion group is protected", BreakGlassSources.RoleAssignableGroups,
            "Use a cloud group with assigned members that is role-assignable or in a restricted management administrative unit, and that no ordinary user owns.", Protected),
        new("NotInDynamicExclusion", "No rule decides about the exclusion", BreakGlassSources.Own,
            "Exclude a group with assigned members; a rule drops the account when an attribute changes.", Dynamic),
        new("NotLockedInUnit", "Somebody can still reset the account", BreakGlassSources.RestrictedUnits,
            "Take the account out of the restricted management administrative unit; its group may stay there. Whether Privileged Authentication Administrator for the unit helps is disputed.", Unit),
    ];

    private static CheckAnswer Excluded(ReadinessContext context)
    {
        PolicyGroup policies = context.Exposure.Enabled;
        Evidence[] evidence = [.. policies.Reaching.Select(p => PolicyTargets.Evidence(p, "reaches", context.Name))];
        string reaching = PolicyTargets.Join(policies.Reaching);
        return context.Exposure.Design switch
        {
            BreakGlassDesign.NoPolicies => CheckAnswer.NotApplicable("The tenant has no enabled policy for people."),
            BreakGlassDesign.ExcludedEverywhere => CheckAnswer.Pass(string.Create(
                CultureInfo.InvariantCulture,
                $"None of the {policies.Count} enabled policies for people reaches the account{(policies.Excluding.Count > 0 ? $"; {policies.Excluding.Count} exclude it" : string.Empty)}. This is the design of Microsoft's text of 2026-06-04.")),
            BreakGlassDesign.PhishingResistantOnly => CheckAnswer.Pass(
                $"One enabled policy reaches the account, {reaching}; it demands phishing-resistant authentication, and the keys satisfy it. This is the design of Microsoft's text of 2025-02-10; the text of 2026-06-04 wants the account excluded from that one too.",
                evidence),
            BreakGlassDesign.Unknown when policies.Missing.Count == 0 => CheckAnswer.Unknown(
                $"Whether the account's keys satisfy {reaching}, the one enabled policy that reaches it,", context.Exposure.MissingDesign) with
            { Evidence = evidence },
            BreakGlassDesign.Unknown => CheckAnswer.Unknown("Whether every enabled policy leaves the account alone", policies.Missing) with { Evidence = evidence },
            _ => CheckAnswer.Fail(
                $"{reaching} {(policies.Reaching.Count == 1 ? "reaches" : "reach")} the account. Neither of Microsoft's designs is met: excluded everywhere (2026-06-04), or one phishing-resistant policy that the keys satisfy (2025-02-10).",
                evidence),
        };
    }

    private static CheckAnswer Coming(ReadinessContext context)
    {
        PolicyGroup policies = context.Exposure.ReportOnly;
        if (policies.Missing.Count > 0 && policies.Reaching.Count == 0)
        {
            return CheckAnswer.Unknown("Whether report-only policies leave the account alone", policies.Missing);
        }

        if (policies.Count == 0)
        {
            return CheckAnswer.NotApplicable("The tenant has no report-only policy for people.");
        }

        if (policies.Reaching.Count == 0)
        {
            return CheckAnswer.Pass(string.Create(CultureInfo.InvariantCulture, $"None of the {policies.Count} report-only policies reaches the account."));
        }

        if (context.Exposure.ComingDesign == BreakGlassDesign.Unknown && policies.Reaching.Count == 1 && context.Exposure.Enabled.Reaching.Count == 0)
        {
            return CheckAnswer.Unknown($"Whether the account could live with {PolicyTargets.Join(policies.Reaching)}, which reports only and reaches it,", context.Exposure.MissingComingDesign);
        }

        ConditionalAccessPolicy[] managed = [.. policies.Reaching.Where(p => ManagedPolicies.IsManaged(p) == true)];
        return context.Exposure.ComingDesign == BreakGlassDesign.PhishingResistantOnly
            ? CheckAnswer.Pass($"One report-only policy reaches the account, {PolicyTargets.Join(policies.Reaching)}; it demands phishing-resistant authentication, and the keys satisfy it (the design of 2025-02-10).")
            : CheckAnswer.Fail(
                $"{PolicyTargets.Join(policies.Reaching)} {(policies.Reaching.Count == 1 ? "reports" : "report")} only, and would reach the account once switched on{(managed.Length > 0 ? "; Microsoft switches its own policies on by itself" : string.Empty)}.",
                [.. policies.Reaching.Select(p => PolicyTargets.Evidence(p, "reaches", context.Name))]);
    }

    private static CheckAnswer SignIn(ReadinessContext context) => Evaluated(context.SignIn.Now(context.User.Id), "Whether the account gets into the portals now");

    private static CheckAnswer SignInEnforced(ReadinessContext context) =>
        Evaluated(context.SignIn.WhenEnforced(context.User.Id), "Whether the account gets into the portals once every policy is enforced");

    private static CheckAnswer Evaluated((Fact<bool> CanSignIn, string Reason) answer, string question) =>
        !answer.CanSignIn.TryGet(out bool can) ? CheckAnswer.Unknown(question, answer.CanSignIn.Missing)
        : can ? CheckAnswer.Pass(answer.Reason)
        : CheckAnswer.Fail(answer.Reason);

    private static CheckAnswer Mandatory(ReadinessContext context) => context.Tenant.Cloud != TenantCloud.Global
        ? CheckAnswer.NotApplicable("Microsoft demands it in the public cloud only.")
        : HasFactor(context, "Microsoft demands multifactor authentication in its portals of every account");

    private static CheckAnswer Defaults(ReadinessContext context)
    {
        Fact<SecurityDefaultsPolicy> defaults = context.Tenant.SecurityDefaults.Single;
        return !defaults.TryGet(out SecurityDefaultsPolicy? policy) ? CheckAnswer.Unknown("Whether security defaults are on", defaults.Missing)
            : policy.IsEnabled == false ? CheckAnswer.NotApplicable("Security defaults are off.")
            : policy.IsEnabled is null ? CheckAnswer.Unknown("Whether security defaults are on", [new MissingFact("securityDefaults", "The snapshot does not give isEnabled of the security defaults.", "Take the snapshot again.")])
            : HasFactor(context, "Security defaults are on and exempt nobody");
    }

    /// <summary>Any second factor meets it; that it be a key is asked by TwoKeys and NoPersonalMethod.</summary>
    private static CheckAnswer HasFactor(ReadinessContext context, string because)
    {
        if (context.Keys.Accepted.FirstOrDefault(k => k.Kind == AuthenticationMethodKind.Fido2) is AuthenticationMethod key)
        {
            return CheckAnswer.Pass($"{because}; {MethodNames.Of(key)} satisfies it.");
        }

        var factors = SecondFactors.Of(context.Tenant, context.User, context.AsOf);
        return factors.Accepted.FirstOrDefault(f => f.Kind != SecondFactorKind.Certificate) is SecondFactor other
            ? CheckAnswer.Pass($"{because}; {other.Name} satisfies it.")
            : factors.Missing.Count > 0 || factors.Accepted.Count > 0
                ? CheckAnswer.Unknown("Whether the account has a second factor that a sign-in accepts", factors.Missing.Count > 0 ? factors.Missing : [new MissingFact(
                    "certificates", "Whether the certificate of the account counts as one factor or as several is not visible in Microsoft Graph.", "Sign in with the certificate.")])
                : CheckAnswer.Fail($"{because}, and the account has no second factor that a sign-in accepts.");
    }

    private static CheckAnswer Protected(ReadinessContext context)
    {
        IReadOnlyList<string> groups = context.Exposure.Groups;
        if (groups.Count == 0)
        {
            MissingFact[] unseen = [.. context.Exposure.Enabled.Missing.Concat(context.Exposure.ReportOnly.Missing).Distinct()];
            return unseen.Length > 0
                ? CheckAnswer.Unknown("Through which groups policies exclude the account", unseen)
                : CheckAnswer.NotApplicable(context.Exposure.Enabled.Excluding.Count > 0 ? "Policies exclude the account by its name or role, not through a group." : "No policy excludes the account through a group.");
        }

        var missing = new List<MissingFact>();
        var evidence = new List<Evidence>();
        foreach (string id in groups)
        {
            Fact<Group?> found = context.Tenant.Directory.FindGroup(id);
            missing.AddRange(found.Missing);
            if (found is { IsKnown: true, Value: null })
            {
                missing.Add(NestedGroups.Unlisted(id));
            }
            else if (found.TryGet(out Group? group) && group is not null)
            {
                var weakness = new GroupWeakness(context.Tenant, group);
                evidence.AddRange(weakness.Evidence);
                if (weakness.Faults.Count > 0)
                {
                    return CheckAnswer.Fail($"The group {RuleTargets.Describe(group)} {string.Join("; it ", weakness.Faults)}.", evidence);
                }

                missing.AddRange(weakness.Missing);
                missing.AddRange(weakness.MissingSections);
                missing.AddRange(NestedGroups.In(context, group)
                    .Where(g => new GroupWeakness(context.Tenant, g).Faults.Count > 0)
                    .Select(g => NestedGroups.Doubt(context, g, group, $"{string.Join("; it ", new GroupWeakness(context.Tenant, g).Faults)}")));
            }
        }

        return missing.Count > 0
            ? CheckAnswer.Unknown("Whether the exclusion group is protected", missing)
            : CheckAnswer.Pass($"{RuleTargets.Join([.. groups.Select(context.Tenant.Directory.NameOf)])} {(groups.Count == 1 ? "is" : "are")} protected, assigned, and owned by no ordinary user.", evidence);
    }

    private static CheckAnswer Dynamic(ReadinessContext context)
    {
        Fact<IReadOnlyList<string>> member = context.Tenant.Directory.GroupsOf(context.User.Id);
        if (!member.TryGet(out IReadOnlyList<string>? ids))
        {
            return CheckAnswer.Unknown("In which groups the account is", member.Missing);
        }

        Fact<Group?>[] found = [.. ids.Distinct(StringComparer.OrdinalIgnoreCase).Select(context.Tenant.Directory.FindGroup)];
        Group[] groups = [.. found.Select(g => g.TryGet(out Group? group) ? group : null).OfType<Group>()];
        Group[] dynamic = [.. groups.Where(g => g.IsDynamic == true)];
        Group[] deciding = [.. dynamic.Where(g => context.Exposure.Groups.Contains(g.Id, StringComparer.OrdinalIgnoreCase))];
        MissingFact[] missing =
        [
            .. context.Exposure.Enabled.Missing,
            .. context.Exposure.Groups.SelectMany(id => Unsettled(context, id)),
            .. groups.Where(g => context.Exposure.Groups.Contains(g.Id, StringComparer.OrdinalIgnoreCase))
                .SelectMany(g => NestedGroups.In(context, g).Where(n => n.IsDynamic != false).Select(n => NestedGroups.Doubt(context, n, g, n.IsDynamic == true ? "is dynamic" : "may be dynamic"))),
        ];
        return deciding.Length == 0 && missing.Length > 0 ? CheckAnswer.Unknown("Whether a rule decides about the exclusion", missing)
            : deciding.Length > 0
            ? CheckAnswer.Fail($"The exclusion comes from {RuleTargets.Join([.. deciding.Select(RuleTargets.Describe)])}, whose members a rule decides.", [.. deciding.Select(g => RuleTargets.Evidence(g, "membershipRule", g.MembershipRule))])
            : CheckAnswer.Pass(dynamic.Length == 0 ? "No exclusion of the account comes from a dynamic group." : $"The account is in {RuleTargets.Join([.. dynamic.Select(RuleTargets.Describe)])} by a rule, and no exclusion depends on that.");
    }

    /// <summary>What was not seen of a group through which a policy excludes the account.</summary>
    private static IEnumerable<MissingFact> Unsettled(ReadinessContext context, string groupId)
    {
        Fact<Group?> group = context.Tenant.Directory.FindGroup(groupId);
        return group.TryGet(out Group? found)
            ? found is null ? [NestedGroups.Unlisted(groupId)]
                : found.IsDynamic is null ? [new MissingFact("groups", $"The snapshot does not give groupTypes of the group {RuleTargets.Describe(found)}.", "Take the snapshot again with the group property groupTypes.")]
                : []
            : group.Missing;
    }

    private static CheckAnswer Unit(ReadinessContext context)
    {
        if (context.User.IsManagementRestricted is null)
        {
            return CheckAnswer.Unknown("Whether the account is in a restricted unit", [new MissingFact("users", $"The snapshot does not give isManagementRestricted of {context.Name}.", "Take the snapshot again.")]);
        }

        ILookup<string, AdministrativeUnit> known = context.Tenant.AdministrativeUnits.Seen.ToLookup(u => u.Id, StringComparer.OrdinalIgnoreCase);
        string[] ids = [.. context.Tenant.AdministrativeUnitMembers.Seen
            .Where(m => string.Equals(m.Id, context.User.Id, StringComparison.OrdinalIgnoreCase))
            .Select(m => m.AdministrativeUnitId).Distinct(StringComparer.OrdinalIgnoreCase)];
        AdministrativeUnit[] restricted = [.. ids.SelectMany(i => known[i].Take(1)).Where(u => u.IsMemberManagementRestricted == true)];
        if (context.User.IsManagementRestricted == false && restricted.Length == 0)
        {
            return CheckAnswer.Pass("The account is in no restricted management administrative unit.", context.Fact("isManagementRestricted", false));
        }

        Evidence[] evidence =
        [
            context.Fact("isManagementRestricted", context.User.IsManagementRestricted),
            .. restricted.Select(u => new Evidence(new FindingTarget("AdministrativeUnit", u.Id, u.DisplayName ?? u.Id), "isMemberManagementRestricted", true, "administrativeUnits")),
        ];
        HashSet<string> scopes = new(restricted.Select(u => "/administrativeUnits/" + u.Id), StringComparer.OrdinalIgnoreCase);
        RoleRoster roster = context.Tenant.Roles.Of(Knowledge.BuiltInRoles.PrivilegedAuthenticationAdministrator);
        User[] rescuers = [.. roster.Seen.Where(h => scopes.Contains(h.DirectoryScopeId) && h.User.AccountEnabled == true && h.User.Id != context.User.Id).Select(h => h.User).DistinctBy(u => u.Id)];
        if (rescuers.Length > 0)
        {
            // Disputed, and so no pass: SR0107 reports it too.
            return CheckAnswer.Unknown("Whether somebody can reset the account in its restricted unit", [new MissingFact(
                "restricted management administrative units",
                $"{RuleTargets.Join(rescuers)} {(rescuers.Length == 1 ? "holds or may activate" : "hold or may activate")} Privileged Authentication Administrator for the unit. Microsoft's page of 2026-03-04 says that nobody can reset a Global Administrator there, and users report that this role can.",
                "Take the account out of the unit.")]) with
            { Evidence = evidence };
        }

        MissingFact[] missing =
        [
            .. roster.MissingActive,
            .. roster.MissingEligible,
            .. ((MissingFact?[])[context.Tenant.AdministrativeUnitMembers.Missing, context.Tenant.AdministrativeUnits.Missing]).OfType<MissingFact>(),
        ];
        return missing.Length > 0
            ? CheckAnswer.Unknown("Whether somebody can reset the account in its restricted unit", missing) with { Evidence = evidence }
            : CheckAnswer.Fail("The account is in a restricted management administrative unit, and nobody holds a role for that unit that could reset it.", evidence);
    }
}
