using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>
/// Whether a role, held for the whole tenant, reaches a kind of account with a capability. The tables of Microsoft decide
/// where they have a column for the role; where they have none, the actions of the role do, and for people without an
/// administrator role only.
/// </summary>
internal static class RoleReach
{
    // Named by that page for people without an administrator role: Security Administrator, Security Operator, Entra SOC
    // Identity Responder (privileged roles and permissions, 2026-06-05).
    private static readonly HashSet<string> SecurityRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "194ae4cb-b126-40b2-bd5b-6091b380977d", "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f", "58f930cc-fcf4-4152-852c-1d7dbf502139",
    };

    private static readonly string GlobalRow = RestoreMatrix.RowOf(BuiltInRoles.GlobalAdministrator.TemplateId);

    /// <summary>Whether a built-in role reaches a target.</summary>
    /// <param name="capability">What is done.</param>
    /// <param name="roleTemplateId">The template id of the actor's role.</param>
    /// <param name="target">The target; its units are not looked at here.</param>
    public static Reach Of(RecoveryCapability capability, string roleTemplateId, TargetProfile target)
    {
        if (!CapabilityRoles.RolesOf(capability).TryGetValue(roleTemplateId, out KnowledgeStatus status))
        {
            return Reach.None;
        }

        Reach reach = CapabilityRoles.TableOf(capability) is string table
            ? ByTable(table, roleTemplateId, target)
            : ByAction(capability, roleTemplateId, target);
        return status == KnowledgeStatus.Superseded
            ? reach.AtMost(RecoveryCertainty.Likely, "Microsoft has deprecated the role.", "PartnerSupportRoles")
            : reach;
    }

    /// <summary>Whether a custom role reaches a target, by its actions.</summary>
    /// <param name="capability">What is done.</param>
    /// <param name="actions">The actions of the role that hold on any object; null when they were not seen.</param>
    /// <param name="target">The target.</param>
    public static Reach OfCustom(RecoveryCapability capability, IReadOnlyList<string>? actions, TargetProfile target)
    {
        if (actions is null || !CapabilityRoles.ActionsOf(capability).Any(a => actions.Contains(a, StringComparer.OrdinalIgnoreCase)))
        {
            // A custom role whose actions were not seen gives nobody a right here; the snapshot says so elsewhere.
            return Reach.None;
        }

        return CapabilityRoles.TableOf(capability) is null && capability != RecoveryCapability.RevokeSessions
            ? Reach.Sure
            : target.IsPlainUser
                ? new Reach(RecoveryCertainty.Likely, "Microsoft's tables name built-in roles only; the action of the custom role says that it can.")
                : Reach.None;
    }

    private static Reach ByTable(string table, string role, TargetProfile target)
    {
        if (RestoreMatrix.Find(table, RestoreMatrix.NoRole, role) is null)
        {
            return OutsideTable(role, target);
        }

        RestoreMatrixCell[] sure = [.. target.Rows.Select(row => RestoreMatrix.Find(table, row, role)).OfType<RestoreMatrixCell>()];
        if (sure.Length != target.Rows.Count || sure.Any(c => c.Answer == RestoreAnswer.No))
        {
            return Reach.None;
        }

        Reach reach = Reach.Sure;
        if (sure.Any(c => c.Answer == RestoreAnswer.Uncertain))
        {
            reach = reach.AtMost(RecoveryCertainty.Likely, "Microsoft prints this yes with an asterisk, and the page has no footnote for it.", "GlobalOnGlobalAsterisk");
        }
        else if (sure.Any(c => c.Status != KnowledgeStatus.Verified))
        {
            reach = reach.AtMost(RecoveryCertainty.Likely, "Microsoft says that the role manages the methods of some users; which ones is derived from the table of sensitive actions.");
        }

        RestoreMatrixCell[] possible = [.. target.PossibleRows.Select(row => RestoreMatrix.Find(table, row, role)).OfType<RestoreMatrixCell>()];
        if (possible.Any(c => c.Answer == RestoreAnswer.No))
        {
            reach = reach.AtMost(RecoveryCertainty.Unknown, "The account may activate a role that is beyond this one, and no source says whether an eligible role protects it already.");
        }

        // A role that was not seen may be the one of the asterisk.
        bool mayBeUncertain = possible.Any(c => c.Answer == RestoreAnswer.Uncertain)
            || (target.MissingRows.Count > 0 && RestoreMatrix.Find(table, GlobalRow, role) is { Answer: RestoreAnswer.Uncertain });
        if (mayBeUncertain)
        {
            reach = reach.AtMost(RecoveryCertainty.Likely, "The account may be a Global Administrator; Microsoft prints this yes with an asterisk then, and the page has no footnote for it.", "GlobalOnGlobalAsterisk");
        }

        bool reachesEverybody = RestoreMatrix.Find(table, RestoreMatrix.OtherRole, role) is { Answer: not RestoreAnswer.No };
        return target.MissingRows.Count > 0 && !reachesEverybody
            ? reach.AtMost(RecoveryCertainty.Unknown, target.MissingRows[0].Reason) with { Missing = target.MissingRows }
            : reach;
    }

    // Roles that have the action and no column: Security Operator and Entra SOC Identity Responder act on people without an
    // administrator role only, Partner Tier2 Support on everybody (privileged roles and permissions, 2026-06-05).
    private static Reach OutsideTable(string role, TargetProfile target)
    {
        if (string.Equals(role, CapabilityRoles.PartnerTier2, StringComparison.OrdinalIgnoreCase))
        {
            return Reach.Sure;
        }

        if (target.MissingRows.Count > 0 && target.Rows is [RestoreMatrix.NoRole])
        {
            return new Reach(RecoveryCertainty.Unknown, target.MissingRows[0].Reason) { Missing = target.MissingRows };
        }

        return !target.IsPlainUser ? Reach.None
            : SecurityRoles.Contains(role) ? new Reach(RecoveryCertainty.Certain, Fact: "SecurityRolesUsersOnly")
            : new Reach(RecoveryCertainty.Likely, "The role has the action, and Microsoft's table of actors and targets has no column for it.");
    }

    private static Reach ByAction(RecoveryCapability capability, string role, TargetProfile target)
    {
        bool isGlobal = string.Equals(role, BuiltInRoles.GlobalAdministrator.TemplateId, StringComparison.OrdinalIgnoreCase);
        return capability == RecoveryCapability.RiskDismissal && !isGlobal && target.HasRole
            ? new Reach(RecoveryCertainty.Likely, "Microsoft limits this role to people without an administrator role for sensitive actions, and does not say whether dismissing a risk is one.", "SecurityRolesUsersOnly")
            : Reach.Sure;
    }
}
