using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;

namespace SignInRecovery.Recovery;

/// <summary>Who helps, by roles alone: for somebody who has nothing but the knowledge of who holds which role.</summary>
internal static class GenericColleagues
{
    private static readonly BuiltInRole[] Usual =
    [
        .. new[] { "966707d0-3269-4727-9be2-8c3a10f19b9d", "729827e3-9c14-49f7-bb1b-9608f156bbb8", "c4e39bd9-1100-46d3-8c65-fb160da0071f", "fe930be7-5e62-47db-91af-98c3a49a38b1", "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "194ae4cb-b126-40b2-bd5b-6091b380977d", "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f", "0526716b-113d-4c15-b2c8-68e3c22b9f80", "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", "e8611ab8-c189-46e8-94e1-60213ab1f814", "62e90394-69f5-4237-9190-012177145e10" }.Select(id => BuiltInRoles.Find(id)!),
    ];

    /// <summary>The roles that reach an account with a capability, the smaller ones first.</summary>
    /// <param name="capability">What is done.</param>
    /// <param name="target">The kind of account.</param>
    public static IReadOnlyList<BuiltInRole> RolesFor(RecoveryCapability capability, TargetProfile target) =>
        [.. Usual.Where(r => RoleReach.Of(capability, r.TemplateId, target).Certainty >= RecoveryCertainty.Likely)];

    /// <summary>The path by which an administrator helps; null when the situation needs none.</summary>
    public static RecoveryPath? Path(RecoveryQuestion question, SituationAdvice advice)
    {
        RecoveryCapability[] capabilities = [.. advice.Capabilities.Where(c => c != RecoveryCapability.SupportTicket)];
        if (capabilities.Length == 0)
        {
            return null;
        }

        RecoveryCapability first = capabilities[0];
        bool isTargeted = CapabilityRoles.ChangesAccount(first);
        BuiltInRole? role = question.IsGlobalAdministrator ? BuiltInRoles.GlobalAdministrator : question.Role;
        bool hasNone = question.Situation is RecoverySituation.NoGlobalAdministrator or RecoverySituation.AllAdministratorsGone;
        bool excludesGlobal = question.IsOnlyGlobalAdministrator == true || hasNone || question.Situation == RecoverySituation.SoleGlobalAdministratorBlocked;
        TargetProfile kind = excludesGlobal
            ? TargetProfile.Of(BuiltInRoles.GlobalAdministrator)
            : role is null && question.HasRole == true ? TargetProfile.OfRow(RestoreMatrix.OtherRole) : TargetProfile.Of(role);
        IReadOnlyList<BuiltInRole> roles = [.. RolesFor(first, kind).Where(r => !(excludesGlobal && r == BuiltInRoles.GlobalAdministrator))];
        IReadOnlyList<BuiltInRole> RolesOf(RecoveryCapability capability) => capability == first ? roles : [.. RolesFor(capability, kind).Where(r => !(excludesGlobal && r == BuiltInRoles.GlobalAdministrator))];
        string actor = first == RecoveryCapability.ActivationApproval
            ? "An approver of the role, or a Global or Privileged Role Administrator where none is named"
            : "A colleague with the role " + AnyOf(roles);
        var needs = new List<RecoveryNeed>();
        if (isTargeted && role is null && question.HasRole is null && !excludesGlobal)
        {
            needs.Add(new(RecoveryNeedKind.Role, "if the account is itself an administrator: " + RuleTargets.Join([.. RolesFor(first, TargetProfile.Of(BuiltInRoles.GlobalAdministrator)).Select(r => r.Name)]) + " reach every account; smaller roles reach some administrators"));
        }

        // A step that another role must take says so, and so do the needs.
        needs.InsertRange(0, capabilities
            .Select((c, i) => (Number: i + 1, Roles: RolesOf(c)))
            .GroupBy(s => (capabilities[s.Number - 1] is RecoveryCapability.ActivationApproval or RecoveryCapability.RevokeSessions ? capabilities[s.Number - 1].ToString() : string.Empty) + string.Join(',', s.Roles.Select(r => r.TemplateId)), StringComparer.Ordinal)
            .Select(g => new RecoveryNeed(
                RecoveryNeedKind.Role,
                $"{(g.Count() == capabilities.Length ? string.Empty : $"for step {RuleTargets.Join([.. g.Select(s => s.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))])}: ")}{Holding(capabilities[g.First().Number - 1], g.First().Roles)}")));
        RecoveryStep[] steps = [.. capabilities.Select((c, i) => Step(question, c, i, RolesOf(c), roles, actor))];
        needs.Add(Scopes(question, capabilities));
        string[] facts = [.. capabilities.SelectMany(CapabilityWords.FactsOf), .. isTargeted && question.HasRole != false && (role is null || role == BuiltInRoles.GlobalAdministrator || excludesGlobal) ? (string[])["OnlyTwoRolesHelpGlobal"] : []];
        RecoveryFact[] basis = [.. facts.Distinct(StringComparer.Ordinal).Select(RecoveryFacts.Get)];
        return new RecoveryPath
        {
            Situation = question.Situation,
            Route = RecoveryRoute.Colleague,
            Title = hasNone
                ? "If somebody still holds Privileged Role Administrator, have that person give the Global Administrator role to another account"
                : excludesGlobal
                ? $"If somebody else holds {AnyOf(roles)}, have that person help"
                : first switch
                {
                    RecoveryCapability.ActivationApproval => "Have another approver approve, or an administrator give an active assignment",
                    RecoveryCapability.RoleAssignment => "Have a Privileged Role Administrator give the Global Administrator role to another account",
                    _ => "Have an administrator " + RuleTargets.Join([.. capabilities.Select(CapabilityWords.Verb)]),
                },
            Actor = actor,
            Capability = capabilities,
            Steps = steps,
            Needs = needs,
            Cautions = advice.Cautions,
            Basis = basis,
            Certainty = RecoveryCertainty.Likely,
            Doubt = "Who holds these roles is not known without the tenant: give -Tenant, -SnapshotPath or -Sample to see names.",
        };
    }

    /// <summary>The scopes for the commands of some capabilities.</summary>
    public static RecoveryNeed Scopes(RecoveryQuestion question, IEnumerable<RecoveryCapability> capabilities)
    {
        string scopes = string.Join(",", capabilities.SelectMany(c => CapabilityWords.Scopes(c).Split(',')).Distinct(StringComparer.Ordinal).Select(s => $"'{s}'"));
        return new RecoveryNeed(RecoveryNeedKind.Permission, $"for the commands: Connect-MgGraph -Scopes {scopes}{Portals.GraphEnvironment(question.Cloud)}");
    }

    // Approvers need no role, and of a revocation the tables name the role that has every action, and no smaller one.
    private static string Holding(RecoveryCapability capability, IReadOnlyList<BuiltInRole> roles) => capability switch
    {
        RecoveryCapability.ActivationApproval => "being named as an approver in the role's settings, or Global or Privileged Role Administrator where they name nobody",
        RecoveryCapability.RevokeSessions => "Global Administrator is surely enough; whether a smaller role is stands in no table that was read",
        _ => $"{(roles.Count == 1 ? "the role" : "one of the roles")} {AnyOf(roles)}",
    };

    /// <summary>Roles of which one is enough: "A, B or C".</summary>
    private static string AnyOf(IReadOnlyList<BuiltInRole> roles) => RuleTargets.Join([.. roles.Select(r => r.Name)], 12).Replace(" and ", " or ", StringComparison.Ordinal);

    private static RecoveryStep Step(RecoveryQuestion question, RecoveryCapability capability, int index, IReadOnlyList<BuiltInRole> able, IReadOnlyList<BuiltInRole> roles, string actor)
    {
        (string text, string where, string command) = CapabilityWords.Step(capability, RecoverySubject.Unnamed, question.Cloud);
        bool isSameRoles = index == 0 || roles.All(r => able.Contains(r));
        string who = isSameRoles ? actor : capability == RecoveryCapability.RevokeSessions ? "The same, if the admin center lets them, or a Global Administrator" : "A colleague with the role " + AnyOf(able);
        return new RecoveryStep(index + 1, who, text, where, command) { Capability = capability };
    }
}
