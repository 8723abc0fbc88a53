using System.Globalization;
using System.Text;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Benchmarks;

/// <summary>Writes a large tenant with seeded random content, in the shape that a snapshot of all users has.</summary>
internal static class SnapshotGenerator
{
    public static readonly DateTimeOffset CapturedAt = new(2026, 11, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] GivenNames = ["Ada", "Bruno", "Chen", "Dalia", "Emeka", "Farah", "Goran", "Hana", "Ivan", "Jaya", "Kofi", "Lena", "Mateo", "Nadia", "Omar", "Pilar"];
    private static readonly string[] Surnames = ["Almeida", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Gupta", "Haddad", "Ito", "Jensen", "Kowalski", "Larsson", "Moreau", "Novak", "Okafor", "Petrov"];
    private static readonly string[] Countries = ["DE", "US", "GB", "FR", "JP", "BR", "IN", "ZA"];

    public static void Write(string folder, int users, int groups, int seed, int administrators = 300)
    {
        var random = new Random(seed);
        _ = Directory.CreateDirectory(folder);
        string[] groupIds = [.. Enumerable.Range(0, groups).Select(_ => NewId(random))];
        string[] userIds = [.. Enumerable.Range(0, users).Select(_ => NewId(random))];
        string sku = NewId(random);
        var counts = new Dictionary<string, long>();
        Section("users", userIds.Select((id, i) =>
        {
            string given = GivenNames[random.Next(GivenNames.Length)];
            string surname = Surnames[random.Next(Surnames.Length)];
            return $$"""{"id":"{{id}}","displayName":"{{given}} {{surname}}","userPrincipalName":"{{given}}.{{surname}}.{{i}}@example.com","mail":"{{given}}.{{surname}}.{{i}}@example.com","userType":"Member","accountEnabled":{{(random.Next(20) == 0 ? "false" : "true")}},"onPremisesSyncEnabled":{{(random.Next(2) == 0 ? "true" : "null")}},"createdDateTime":"{{Date(random)}}","creationType":null,"externalUserState":null,"passwordPolicies":null,"lastPasswordChangeDateTime":"{{Date(random)}}","assignedLicenses":[{"skuId":"{{sku}}","disabledPlans":[]}],"usageLocation":"{{Countries[random.Next(Countries.Length)]}}","otherMails":[],"mobilePhone":null,"businessPhones":[]}""";
        }));
        Section("groups", groupIds.Select((id, i) => $$"""{"id":"{{id}}","displayName":"Group {{i}}","securityEnabled":true,"mailEnabled":false,"groupTypes":[],"isAssignableToRole":null,"onPremisesSyncEnabled":null,"membershipRule":null,"visibility":null}"""));
        Section("memberships", userIds.Select(id => $$"""{"parent":"{{id}}","value":[{{string.Join(",", Enumerable.Range(0, 1 + random.Next(6)).Select(_ => "{\"id\":\"" + groupIds[random.Next(groupIds.Length)] + "\"}"))}}]}"""));
        Section("registrationDetails", userIds.Select(id => $$"""{"id":"{{id}}","userPrincipalName":"u@example.com","userType":"member","isAdmin":false,"isMfaCapable":true,"isMfaRegistered":true,"isPasswordlessCapable":false,"isSsprCapable":true,"isSsprEnabled":true,"isSsprRegistered":true,"isSystemPreferredAuthenticationMethodEnabled":true,"methodsRegistered":["microsoftAuthenticatorPush","mobilePhone"],"systemPreferredAuthenticationMethods":[],"userPreferredMethodForSecondaryAuthentication":"push","lastUpdatedDateTime":"{{Date(random)}}"}"""));
        string[] roles = [.. BuiltInRoles.All.Select(r => r.TemplateId).Order(StringComparer.Ordinal)];
        Section("roleDefinitions", BuiltInRoles.All.Select(r => $$"""{"id":"{{r.TemplateId}}","templateId":"{{r.TemplateId}}","displayName":"{{r.Name}}","isBuiltIn":true,"isEnabled":true,"rolePermissions":[]}"""));
        (string User, string Role)[] assignments = [.. Enumerable.Range(0, administrators).Select(i => (userIds[i * (users / administrators)], i < 4 ? BuiltInRoles.GlobalAdministrator.TemplateId : roles[random.Next(roles.Length)]))];
        Section("roleAssignments", assignments.Select((a, i) => $$"""{"id":"a{{i}}","principalId":"{{a.User}}","roleDefinitionId":"{{a.Role}}","directoryScopeId":"/"}"""));
        Section("roleAssignmentSchedules", assignments.Select((a, i) => $$"""{"id":"s{{i}}","principalId":"{{a.User}}","roleDefinitionId":"{{a.Role}}","directoryScopeId":"/","assignmentType":"Assigned","memberType":"Direct","startDateTime":null,"endDateTime":null}"""));
        Section("methods", assignments.SelectMany(a => (string[])[
            $$$"""{"parent":"{{{a.User}}}","value":{"@odata.type":"#microsoft.graph.passwordAuthenticationMethod","id":"28c10230-6103-485e-b985-444c60001490"}}""",
            $$$"""{"parent":"{{{a.User}}}","value":{"@odata.type":"#microsoft.graph.fido2AuthenticationMethod","id":"{{{NewId(random)}}}","displayName":"Key","aaGuid":"{{{groupIds[0]}}}","model":"Key","attestationLevel":"attested"}}""",
        ]));
        foreach (string empty in (string[])["roleEligibilities", "groupEligibilities", "roleManagementPolicies", "servicePrincipals", "deletedUsers", "groupOwners", "administrativeUnits", "administrativeUnitMembers", "scopedRoleMembers", "policies"])
        {
            Section(empty, []);
        }

        Section("domains", ["""{"id":"example.com","authenticationType":"Managed","isInitial":false,"isDefault":true,"isVerified":true,"isRoot":true}"""]);
        Section("authenticationMethodsPolicy", ["""{"id":"authenticationMethodsPolicy","policyMigrationState":"migrationComplete","authenticationMethodConfigurations":[{"@odata.type":"#microsoft.graph.fido2AuthenticationMethodConfiguration","id":"Fido2","state":"enabled","includeTargets":[{"targetType":"group","id":"all_users"}],"excludeTargets":[]}]}"""]);
        string sections = string.Join(",", counts.Select(c => $"\"{c.Key}\":{{\"status\":\"Complete\",\"count\":{c.Value.ToString(CultureInfo.InvariantCulture)}}}"));
        File.WriteAllText(Path.Combine(folder, "tenant.json"), $$$"""{"schemaVersion":1,"tenantId":"{{{NewId(random)}}}","displayName":"Large","cloud":"Global","capturedAt":"{{{CapturedAt:O}}}","createdBy":"benchmark","scope":"AllUsers","sections":{ {{{sections}}} } }""");

        void Section(string name, IEnumerable<string> lines)
        {
            using var writer = new StreamWriter(Path.Combine(folder, name + ".jsonl"), append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
            long count = 0;
            foreach (string line in lines)
            {
                writer.WriteLine(line);
                count++;
            }

            counts[name] = count;
        }
    }

    private static string NewId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private static string Date(Random random) =>
        CapturedAt.AddMinutes(-random.Next(3_000_000)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
