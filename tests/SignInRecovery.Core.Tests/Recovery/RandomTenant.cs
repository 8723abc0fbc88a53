using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Recovery;

/// <summary>Small tenants with whatever roles, units, groups and approvals chance gives; the same for the same seed.</summary>
internal static class RandomTenant
{
    private static readonly string[] Held =
    [
        Roles.Global, Roles.PrivilegedAuthentication, Roles.PrivilegedRole, Roles.Authentication, Roles.Helpdesk, Roles.User, Roles.ConditionalAccess, Roles.SecurityOperator,
        "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "b0f54661-2d74-4c50-afa3-1ec803f12efe",
    ];

    public static (TenantBuilder Builder, FixedAccess Access) Make(int seed) => Make(seed, out _);

    public static (TenantBuilder Builder, FixedAccess Access) Make(int seed, out IReadOnlyList<(string User, string Role, string Scope)> assignments)
    {
        var random = new Random(seed);
        string[] users = [.. Enumerable.Range(0, 9).Select(i => $"u{i}")];
        TenantBuilder builder = new TenantBuilder().MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass"), TenantBuilder.Allowed("Fido2"))
            .Add("administrativeUnits", """{"id":"plain","displayName":"Plain","isMemberManagementRestricted":false}""", """{"id":"closed","displayName":"Closed","isMemberManagementRestricted":true}""")
            .Group("group", "Role group", null, "u1");
        var access = new FixedAccess();
        foreach (string user in users)
        {
            _ = builder.User(user, "User " + user, enabled: random.Next(5) > 0);
            if (random.Next(3) > 0)
            {
                _ = builder.Method(user, "fido2");
            }

            _ = random.Next(8) switch
            {
                0 => access.Refused(user),
                1 => access.Blocked(user, "policy"),
                2 => access.Unseen(user),
                _ => access,
            };
            if (random.Next(4) == 0)
            {
                _ = builder.Add("administrativeUnitMembers", $$$"""{"parent":"{{{(random.Next(2) == 0 ? "plain" : "closed")}}}","value":{"@odata.type":"#microsoft.graph.user","id":"{{{user}}}"}}""");
            }
        }

        _ = builder.Add("groupOwners", """{"parent":"group","value":{"@odata.type":"#microsoft.graph.user","id":"u2"}}""");
        if (random.Next(2) == 0)
        {
            _ = builder.Assign("group", Held[random.Next(Held.Length)]);
        }

        foreach (string role in Held.Where(_ => random.Next(3) == 0))
        {
            _ = builder.Add("roleManagementPolicies", RestorePlannerTests.Approval(role, random.Next(3) == 0 ? [] : [users[random.Next(users.Length)], users[random.Next(users.Length)]]));
        }

        var held = new List<(string, string, string)>();
        for (int count = 0; count < 10; count++)
        {
            (string user, string role) = (users[random.Next(users.Length)], Held[random.Next(Held.Length)]);
            if (random.Next(3) == 0)
            {
                _ = builder.Eligible(user, role);
            }
            else
            {
                string scope = random.Next(4) switch { 0 => "/administrativeUnits/plain", 1 => "/administrativeUnits/closed", _ => "/" };
                held.Add((user, role, scope));
            }
        }

        assignments = held;
        foreach ((string user, string role, string scope) in held)
        {
            _ = builder.Assign(user, role, scope);
        }

        return (builder, access);
    }

    /// <summary>The same tenant without one of its active assignments.</summary>
    public static TenantBuilder Without(int seed, int index)
    {
        (TenantBuilder builder, _) = Make(seed, out IReadOnlyList<(string User, string Role, string Scope)> held);
        _ = builder.Set("roleAssignments").Set("roleAssignmentSchedules");
        foreach ((string user, string role, string scope) in held.Where((_, i) => i != index))
        {
            _ = builder.Assign(user, role, scope);
        }

        return builder;
    }
}
