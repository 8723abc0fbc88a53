using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Kinds of external users, of all organisations or of some.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="types">The kinds.</param>
/// <param name="tenants">The organisations; null stands for all.</param>
internal sealed class ExternalSelection(Tenant tenant, GuestOrExternalUserTypes types, ExternalTenants? tenants)
{
    private const GuestOrExternalUserTypes Collaboration = GuestOrExternalUserTypes.B2bCollaborationGuest | GuestOrExternalUserTypes.B2bCollaborationMember;

    private static readonly string[] Teams =
        ["1fec8e78-bce4-4aaf-ab1b-5451cc387264", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346"];

    private static readonly string[] TeamsAndSharePoint = [.. Teams, "00000003-0000-0ff1-ce00-000000000000"];

    private readonly HashSet<string> _members = new(tenants?.Members ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the selection names a user.</summary>
    public Tri Names(EvaluationScope scope)
    {
        Tri ofKind = IsOfKind(scope);
        return ofKind == Tri.False ? ofKind : ofKind.And(IsOfTenant(scope.Subject));
    }

    /// <summary>Says why it is not known whether the selection names a user.</summary>
    public void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        Subject subject = scope.Subject;
        if (subject.ExternalTypeMissing is MissingFact type)
        {
            missing.Add(type);
        }
        else if (IsOfKind(scope) is Tri.Unknown)
        {
            missing.Add(new MissingFact(
                "crossTenantAccess",
                "The policy names B2B direct connect users, and it is not known whether this user of B2B collaboration is eligible for B2B direct connect as well.",
                "Take the snapshot again with the section crossTenantAccess."));
        }

        if (IsOfTenant(subject) is Tri.Unknown)
        {
            missing.Add(new MissingFact(
                "users",
                "The policy names external users of certain organisations, and the snapshot does not say from which this user comes.",
                "Look at the user's identities in the Microsoft Entra admin center."));
        }
    }

    private Tri IsOfKind(EvaluationScope scope)
    {
        if (scope.Subject.ExternalType is not GuestOrExternalUserTypes kind)
        {
            return Tri.Unknown;
        }

        if ((types & kind) != 0)
        {
            return Tri.True;
        }

        // A value that this version does not know could be a kind of external user, and no member is one.
        Tri open = kind != GuestOrExternalUserTypes.None && types.HasFlag(GuestOrExternalUserTypes.Unrecognized) ? Tri.Unknown : Tri.False;
        if (kind == GuestOrExternalUserTypes.B2bDirectConnectUser && (types & Collaboration) != 0)
        {
            // Policies for B2B collaboration reach users of Teams shared channels who are guests of the tenant as well.
            return IsFor(scope, Teams) && scope.Subject.User is { UserType: UserType.Guest } ? Tri.True : open;
        }

        if ((kind & Collaboration) != 0 && types.HasFlag(GuestOrExternalUserTypes.B2bDirectConnectUser) && IsFor(scope, TeamsAndSharePoint))
        {
            return open.Or(IsEligibleForDirectConnect(scope));
        }

        return open;
    }

    private Tri IsOfTenant(Subject subject) => tenants?.MembershipKind switch
    {
        null when tenants is null || tenants.Members.Count == 0 => Tri.True,
        ExternalTenantsMembershipKind.All => Tri.True,
        ExternalTenantsMembershipKind.Enumerated or null when _members.Count == 0 => Tri.False,

        // An internal guest has no home tenant; whether the list of tenants is asked about him is not documented.
        ExternalTenantsMembershipKind.Enumerated or null when subject.HomeTenantId is string home => TriLogic.Of(_members.Contains(home)),
        _ => Tri.Unknown,
    };

    private Tri IsEligibleForDirectConnect(EvaluationScope scope)
    {
        Subject subject = scope.Subject;
        CrossTenantAccessSetting? partner = subject.HomeTenantId is string home
            ? tenant.CrossTenantAccess.Seen.FirstOrDefault(s => string.Equals(s.TenantId, home, StringComparison.OrdinalIgnoreCase))
            : null;
        CrossTenantAccessScope? inbound = partner?.B2bDirectConnectInbound
            ?? tenant.CrossTenantAccess.Seen.FirstOrDefault(s => s.IsDefault)?.B2bDirectConnectInbound;
        switch (inbound?.UsersAndGroups)
        {
            case { AccessType: CrossTenantAccessType.Blocked } blocked when IsEverybody(blocked):
                return Tri.False;
            case { AccessType: CrossTenantAccessType.Allowed } allowed when IsEverybody(allowed):
                return Tri.True;
            case not null:
                return Tri.Unknown;
            default:
                if (scope.Mode == EvaluationMode.WorstCase && tenant.CrossTenantAccess.Missing is not null)
                {
                    return Tri.Unknown;
                }

                scope.Assume(AssumedSignals.DirectConnect);
                return Tri.False;
        }
    }

    private static bool IsEverybody(CrossTenantAccessTargets targets) =>
        targets.Targets.Any(t => string.Equals(t.Target, "AllUsers", StringComparison.OrdinalIgnoreCase));

    private static bool IsFor(EvaluationScope scope, string[] apps) =>
        scope.Target.Resources.Any(r => apps.Contains(r.AppId, StringComparer.OrdinalIgnoreCase));
}
