using System.Text;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Texts that are equal for conditions that mean the same, whatever the order of their lists.</summary>
internal static class ConditionKeys
{
    /// <summary>The key of a list.</summary>
    public static string Of(IReadOnlyList<string> list) => string.Join('\u001F', list.Order(StringComparer.OrdinalIgnoreCase));

    /// <summary>The key of a list of words.</summary>
    public static string Of<T>(IReadOnlyList<T> list)
        where T : struct, Enum
    {
        string[] words = new string[list.Count];
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = list[index].ToString();
        }

        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(',', words);
    }

    /// <summary>The key of whom a policy is for.</summary>
    public static string Of(PolicyConditions conditions, bool isForActiveSync)
    {
        UsersCondition users = conditions.Users;
        var key = new StringBuilder("users").Append(isForActiveSync);
        foreach (IReadOnlyList<string> list in (IReadOnlyList<string>[])
            [users.IncludeUsers, users.ExcludeUsers, users.IncludeGroups, users.ExcludeGroups, users.IncludeRoles, users.ExcludeRoles])
        {
            _ = key.Append('\u001E').Append(Of(list));
        }

        Append(key, users.IncludeGuestsOrExternalUsers);
        Append(key, users.ExcludeGuestsOrExternalUsers);
        if (conditions.ClientApplications is ClientApplicationsCondition clients)
        {
            foreach (IReadOnlyList<string> list in (IReadOnlyList<string>[])
                [clients.IncludeServicePrincipals, clients.ExcludeServicePrincipals, clients.IncludeAgentIdServicePrincipals, clients.ExcludeAgentIdServicePrincipals])
            {
                _ = key.Append('\u001E').Append(Of(list));
            }

            Append(key, clients.ServicePrincipalFilter);
            Append(key, clients.AgentIdServicePrincipalFilter);
        }

        if (conditions.Agents is AgentsCondition agents)
        {
            _ = key.Append('\u001D').Append(Of(agents.IncludeAgentUsers)).Append('\u001E').Append(Of(agents.ExcludeAgentUsers));
            Append(key, agents.AgentFilter);
        }

        return key.ToString();
    }

    /// <summary>The key of what a policy is for.</summary>
    public static string Of(ApplicationsCondition applications, bool hasFlows, bool hasDeviceConditions)
    {
        var key = new StringBuilder("targets").Append(hasFlows && applications.IncludeApplications.Count > 0);
        foreach (IReadOnlyList<string> list in (IReadOnlyList<string>[])
            [applications.IncludeApplications, applications.ExcludeApplications, applications.IncludeUserActions, applications.IncludeAuthenticationContextClassReferences])
        {
            _ = key.Append('\u001E').Append(Of(list));
        }

        Append(key, applications.ApplicationFilter);
        return key.Append('\u001E')
            .Append(hasDeviceConditions && applications.IncludeUserActions.Count > 0)
            .Append(applications.GlobalSecureAccess is not null || applications.NetworkAccess is not null)
            .ToString();
    }

    private static void Append(StringBuilder key, GuestsOrExternalUsers? guests) => key
        .Append('\u001E').Append(guests?.GuestOrExternalUserTypes)
        .Append('\u001F').Append(guests?.ExternalTenants?.MembershipKind)
        .Append('\u001F').Append(Of(guests?.ExternalTenants?.Members ?? []));

    private static void Append(StringBuilder key, ConditionFilter? filter) => key.Append('\u001E').Append(filter?.Mode).Append('\u001F').Append(filter?.Rule);
}
