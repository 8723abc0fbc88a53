using System.Collections.Concurrent;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Finds in a tenant what its policies ask about somebody.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="options">What is known beyond it.</param>
/// <param name="references">What policies name.</param>
internal sealed class SubjectReader(Tenant tenant, PolicySetOptions options, PolicyReferenceIndex references)
{
    /// <summary>So many people are remembered, that a sweep over one person's sign-ins looks him up once.</summary>
    private const int Remembered = 4096;

    private readonly ConcurrentDictionary<string, Subject> _users = new();
    private readonly ConcurrentDictionary<string, Subject> _agents = new();
    private readonly Dictionary<string, ExternalUser> _externalUsers = new(options.ExternalUsers, StringComparer.OrdinalIgnoreCase);

    /// <summary>Who signs in.</summary>
    public Subject Read(SignInContext context) => context switch
    {
        { UserId: string user } => Recall(user, context.IsAgentUser == true),
        { ServicePrincipalId: string principal } => ReadPrincipal(principal),
        { AgentIdentityId: string agent } => ReadAgent(agent, context.AgentBlueprintId),
        _ => Subject.Absent,
    };

    private Subject Recall(string userId, bool isAgent)
    {
        ConcurrentDictionary<string, Subject> remembered = isAgent ? _agents : _users;
        if (!remembered.TryGetValue(userId, out Subject? subject))
        {
            subject = ReadUser(userId, isAgent);
            if (remembered.Count < Remembered)
            {
                _ = remembered.TryAdd(userId, subject);
            }
        }

        return subject;
    }

    /// <summary>A user.</summary>
    public Subject ReadUser(string userId, bool isAgent)
    {
        Fact<User?> found = tenant.Directory.FindUser(userId);
        _ = found.TryGet(out User? user);
        ExternalUser? external = _externalUsers.GetValueOrDefault(userId);
        (GuestOrExternalUserTypes? type, MissingFact? typeMissing) = external?.Type is { } given
            ? (given, null)
            : TypeOf(user, userId, found);

        // Whoever is not in the snapshot has no line of memberships either, which proves nothing.
        MissingFact? groupsMissing = tenant.Memberships.Missing
            ?? (found.IsKnown || external is not null ? null : found.Missing[0]);
        return new Subject
        {
            Kind = isAgent ? SubjectKind.AgentUser : SubjectKind.User,
            Id = userId,
            NamedIndex = references.Users.Find(userId),
            User = user,
            Groups = References.Bits(tenant.Directory.GroupsSeenOf(userId).Select(references.Groups.Find).Where(i => i >= 0)),
            GroupsMissing = groupsMissing,
            Roles = References.Bits(tenant.Roles.HoldingsOf(userId).Where(h => h is { IsTenantWide: true, IsActive: true }).Select(h => references.Roles.Find(h.RoleTemplateId)).Where(i => i >= 0)),
            ExternalType = type,
            ExternalTypeMissing = typeMissing,
            HomeTenantId = external?.HomeTenantId,
        };
    }

    private static (GuestOrExternalUserTypes? Type, MissingFact? Missing) TypeOf(User? user, string userId, Fact<User?> found)
    {
        if (user is null)
        {
            return (null, found.IsKnown
                ? new MissingFact("users", $"The tenant has no user {userId}.", "Give the id of a user of this tenant.")
                : found.Missing[0]);
        }

        return ExternalTypes.Of(user) is GuestOrExternalUserTypes type
            ? (type, null)
            : (null, ExternalTypes.Missing(user));
    }

    private Subject ReadPrincipal(string id)
    {
        Fact<ServicePrincipal?> found = tenant.Directory.FindServicePrincipal(id);
        _ = found.TryGet(out ServicePrincipal? principal);
        return new Subject
        {
            Kind = SubjectKind.ServicePrincipal,
            Id = id,
            Groups = [],
            Roles = [],
            Principal = principal,
            IsSingleTenant = principal is not null ? IsSingleTenant(principal)
                : Fact.Unknown<bool>(found.IsKnown
                    ? new MissingFact("servicePrincipals", $"The snapshot does not hold the service principal {id}.", "Take the snapshot with this service principal, or give the object id of an enterprise application.")
                    : found.Missing[0]),
        };
    }

    private Subject ReadAgent(string id, string? blueprint)
    {
        _ = tenant.Directory.FindServicePrincipal(id).TryGet(out ServicePrincipal? principal);
        return new Subject { Kind = SubjectKind.AgentIdentity, Id = id, Groups = [], Roles = [], Principal = principal, BlueprintId = blueprint };
    }

    /// <summary>
    /// Policies reach single-tenant service principals registered in this tenant; managed identities, third-party and
    /// multi-tenant applications never (Microsoft Entra documentation, workload identities, 2023-11-09).
    /// </summary>
    private Fact<bool> IsSingleTenant(ServicePrincipal principal)
    {
        bool isForeign = principal.AppOwnerOrganizationId is string owner && tenant.Id is string own && !string.Equals(owner, own, StringComparison.OrdinalIgnoreCase);
        if (isForeign || string.Equals(principal.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase))
        {
            return Fact.Known(false);
        }

        return principal.SignInAudience is string audience
            ? Fact.Known(string.Equals(audience, "AzureADMyOrg", StringComparison.OrdinalIgnoreCase))
            : Fact.Unknown<bool>(new MissingFact(
                "servicePrincipals",
                $"The snapshot does not say whether {principal.DisplayName ?? principal.Id} is a single-tenant application.",
                "Take the snapshot again with the properties signInAudience, appOwnerOrganizationId and servicePrincipalType."));
    }
}
