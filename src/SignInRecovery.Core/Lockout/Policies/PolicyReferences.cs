using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>Follows the ids in policies to what they lead to. An id that cannot be followed for want of a section is Unknown, never "nobody".</summary>
internal sealed class PolicyReferences(Tenant tenant)
{
    private readonly PolicyLocations _locations = new(tenant);

    private readonly HashSet<string> _applications = new(
        tenant.ServicePrincipals.Seen.Select(s => s.AppId).OfType<string>(),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Why an id leads nowhere, as the end of a sentence with its name; null when it leads somewhere.</summary>
    /// <param name="reference">The id.</param>
    public Fact<string?> WhyDead(PolicyReference reference) => reference.Kind switch
    {
        PolicyReferenceKind.User => WhyDeadUser(reference.Id),
        PolicyReferenceKind.Group => tenant.Directory.FindGroup(reference.Id).Select(g => g is null ? $"the group {reference.Id}, which does not exist any more" : null),
        PolicyReferenceKind.Role => WhyDeadRole(reference.Id),
        PolicyReferenceKind.NamedLocation => _locations.Exists(reference.Id).Select(e => e ? null : $"the named location {reference.Id}, which does not exist any more"),
        _ => WhyDeadApplication(reference.Id),
    };

    private Fact<string?> WhyDeadUser(string id)
    {
        Fact<DeletedUser?> deleted = tenant.Directory.FindDeletedUser(id);
        if (deleted is { IsKnown: true, Value: DeletedUser found })
        {
            string name = found.DisplayName is string text ? $"{text} ({id})" : id;
            return Fact.Known<string?>(found.DeletedDateTime is DateTimeOffset time
                ? $"the user {name}, who was deleted on {RuleTargets.Day(time)} and can be restored until {RuleTargets.Day(Periods.DeletedUserRestorable.EndsAfter(time))}"
                : $"the user {name}, who was deleted and can still be restored");
        }

        return tenant.Directory.FindUserInScope(id).Select(user => (user, deleted.IsKnown) switch
        {
            (not null, _) => null,
            (null, true) => $"the user {id}, who was deleted and can no longer be restored",
            _ => $"the user {id}, who was deleted; whether the user can be restored was not seen",
        });
    }

    /// <summary>Policies match built-in roles only; one that this version does not know may be new.</summary>
    private Fact<string?> WhyDeadRole(string id)
    {
        if (BuiltInRoles.Find(id) is not null)
        {
            return Fact.Known<string?>(null);
        }

        RoleDefinition? definition = tenant.RoleDefinitions.Seen.FirstOrDefault(d =>
            string.Equals(d.TemplateId ?? d.Id, id, StringComparison.OrdinalIgnoreCase));
        if (definition is not null)
        {
            return definition.IsBuiltIn switch
            {
                true => Fact.Known<string?>(null),
                false => Fact.Known<string?>($"the custom role {definition.DisplayName ?? id}, and policies match built-in roles only"),
                null => Fact.Unknown<string?>(new MissingFact(
                    "roleDefinitions",
                    $"The snapshot does not say whether the role {definition.DisplayName ?? id} is built in, and policies match built-in roles only.",
                    "Take the snapshot again with the property isBuiltIn of every role definition.")),
            };
        }

        return tenant.RoleDefinitions.Missing is MissingFact missing
            ? Fact.Unknown<string?>(missing)
            : Fact.Known<string?>($"the role {id}, which does not exist");
    }

    private Fact<string?> WhyDeadApplication(string appId) => _applications.Contains(appId)
        ? Fact.Known<string?>(null)
        : tenant.ServicePrincipals.Missing is MissingFact missing
            ? Fact.Unknown<string?>(missing)
            : Fact.Known<string?>($"the application {appId}, which has no enterprise application in the tenant");
}
