using System.Globalization;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>
/// People beyond those of the snapshot, made from their number when somebody asks for them, so that two hundred thousand
/// users cost no memory. The first of them hold directory roles; each belongs to one department's group and to the group of all.
/// </summary>
internal sealed class GeneratedPopulation
{
    private static readonly string[] AdministratorRoles =
    [
        "62e90394-69f5-4237-9190-012177145e10", "fe930be7-5e62-47db-91af-98c3a49a38b1", "729827e3-9c14-49f7-bb1b-9608f156bbb8",
        "194ae4cb-b126-40b2-bd5b-6091b380977d", "f2ef992c-3afb-46b9-b7cf-a126ee74c451", "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9",
    ];

    private readonly string _domain;

    internal GeneratedPopulation(int users, int administrators, int departments, string domain)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(users);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(administrators, users);
        Users = users;
        Administrators = administrators;
        Departments = users == 0 ? 0 : Math.Max(1, departments);
        _domain = domain;
        Members = users == 0 ? null : new GeneratedMembers(this);
    }

    internal int Users { get; }

    internal int Administrators { get; }

    /// <summary>How many groups the users are spread over. One more group has them all.</summary>
    internal int Departments { get; }

    internal ILinkSource? Members { get; }

    internal static string UserId(int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1:x8}-0e40-4a10-8d5e-75736572{index % 0xffff:x4}");

    internal static string GroupId(int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1:x8}-0e40-4a20-8d5e-67726f757021");

    /// <summary>The number of a generated user; -1 when it is none.</summary>
    internal int UserIndex(string key)
    {
        if (key.Length == 36 && int.TryParse(key.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= Users && string.Equals(UserId(number - 1), key, StringComparison.OrdinalIgnoreCase))
        {
            return number - 1;
        }

        var at = key.IndexOf('@', StringComparison.Ordinal);
        return at > 4 && key.StartsWith("user", StringComparison.OrdinalIgnoreCase)
            && string.Equals(key[(at + 1)..], _domain, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(key.AsSpan(4, at - 4), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < Users
            && string.Equals(PrincipalName(number), key, StringComparison.OrdinalIgnoreCase)
                ? number
                : -1;
    }

    /// <summary>The number of a generated group (the last is the group of all); -1 when it is none.</summary>
    internal int GroupIndex(string id) =>
        Users > 0 && id.Length == 36 && int.TryParse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= Departments + 1 && string.Equals(GroupId(number - 1), id, StringComparison.OrdinalIgnoreCase)
            ? number - 1
            : -1;

    /// <summary>The snapshot's objects of a section, followed by the generated ones.</summary>
    internal IObjectSource Extend(string section, IObjectSource listed) => Users == 0 ? listed : section switch
    {
        "users" => new ComputedObjects(listed, Users, UserIndex, User),
        "registrationDetails" => new ComputedObjects(listed, Users, UserIndex, RegistrationDetails),
        "signInActivity" => new ComputedObjects(listed, Users, UserIndex, SignInActivity),
        "groups" => new ComputedObjects(listed, Departments + 1, GroupIndex, Group),
        "roleAssignments" => new ComputedObjects(listed, Administrators, AssignmentIndex, index => Assignment(index, schedule: false)),
        "roleAssignmentSchedules" => new ComputedObjects(listed, Administrators, AssignmentIndex, index => Assignment(index, schedule: true)),
        _ => listed,
    };

    internal IEnumerable<JsonElement> Methods(string userId)
    {
        var index = UserIndex(userId);
        if (index < 0)
        {
            return [];
        }

        var password = JsonText.Parse($$"""{"@odata.type":"#microsoft.graph.passwordAuthenticationMethod","id":"28c10230-6103-485e-b985-444c60001490","password":null,"createdDateTime":"2025-01-01T00:00:00Z"}""");
        return index % 10 == 9
            ? [password]
            : [password, JsonText.Parse($$"""{"@odata.type":"#microsoft.graph.microsoftAuthenticatorAuthenticationMethod","id":"{{MethodId(index)}}","displayName":"Phone","deviceTag":"SoftwareTokenActivated","phoneAppVersion":"6.2606.4000","createdDateTime":"2025-01-02T00:00:00Z"}""")];
    }

    internal IEnumerable<JsonElement> PerUserMfa(string userId) =>
        UserIndex(userId) >= 0 ? [JsonText.Parse("""{"perUserMfaState":"disabled"}""")] : [];

    internal string PrincipalName(int index) => string.Create(CultureInfo.InvariantCulture, $"user{index:d6}@{_domain}");

    private static string MethodId(int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1:x8}-0e40-4a30-8d5e-6d6574686f64");

    private static string AssignmentId(int index) => string.Create(CultureInfo.InvariantCulture, $"Gen{index:d9}RoleAssignmentOfTheEmulator-1");

    private int AssignmentIndex(string id) =>
        id.Length > 12 && id.StartsWith("Gen", StringComparison.Ordinal)
        && int.TryParse(id.AsSpan(3, 9), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Administrators
            ? index
            : -1;

    private static JsonElement Assignment(int index, bool schedule)
    {
        var start = $$"""{"id":"{{AssignmentId(index)}}","principalId":"{{UserId(index)}}","roleDefinitionId":"{{AdministratorRoles[index % AdministratorRoles.Length]}}","directoryScopeId":"/" """;
        return JsonText.Parse(schedule
            ? start + $$""","appScopeId":null,"startDateTime":"2025-01-01T00:00:00Z","endDateTime":null,"assignmentType":"Assigned","memberType":"Direct","roleAssignmentOriginId":"{{AssignmentId(index)}}","roleAssignmentScheduleId":"{{MethodId(index)}}"}"""
            : start + "}");
    }

    private JsonElement User(int index)
    {
        var upn = PrincipalName(index);
        return JsonText.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{UserId(index)}}","accountEnabled":{{(index % 50 == 49 ? "false" : "true")}},"assignedLicenses":[],"businessPhones":[],"createdDateTime":"2024-{{(index % 12) + 1:d2}}-{{(index % 28) + 1:d2}}T08:00:00Z","creationType":null,"department":"Department {{index % Departments}}","displayName":"Employee {{index}}","externalUserState":null,"givenName":"Employee","identities":[{"signInType":"userPrincipalName","issuer":"{{_domain}}","issuerAssignedId":"{{upn}}"}],"isManagementRestricted":null,"jobTitle":null,"lastPasswordChangeDateTime":"2025-01-01T00:00:00Z","mail":"{{upn}}","mobilePhone":null,"onPremisesImmutableId":null,"onPremisesLastSyncDateTime":null,"onPremisesSyncEnabled":null,"otherMails":[],"passwordPolicies":null,"surname":"{{index}}","usageLocation":"US","userPrincipalName":"{{upn}}","userType":"Member"}"""));
    }

    private JsonElement RegistrationDetails(int index)
    {
        var single = index % 10 == 9;
        return JsonText.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{UserId(index)}}","userPrincipalName":"{{PrincipalName(index)}}","userDisplayName":"Employee {{index}}","userType":"member","isAdmin":{{(index < Administrators ? "true" : "false")}},"isSsprRegistered":false,"isSsprEnabled":false,"isSsprCapable":false,"isMfaRegistered":{{(single ? "false" : "true")}},"isMfaCapable":{{(single ? "false" : "true")}},"isPasswordlessCapable":false,"methodsRegistered":{{(single ? "[]" : "[\"microsoftAuthenticatorPush\"]")}},"isSystemPreferredAuthenticationMethodEnabled":true,"systemPreferredAuthenticationMethods":[],"userPreferredMethodForSecondaryAuthentication":"{{(single ? "none" : "push")}}","lastUpdatedDateTime":"2026-01-01T00:00:00Z"}"""));
    }

    private static JsonElement SignInActivity(int index) =>
        JsonText.Parse($$"""{"id":"{{UserId(index)}}","signInActivity":{"lastSignInDateTime":"2026-01-01T08:00:00Z","lastNonInteractiveSignInDateTime":"2026-01-01T09:00:00Z","lastSuccessfulSignInDateTime":"2026-01-01T08:00:00Z"} }""");

    private JsonElement Group(int index)
    {
        var name = index == Departments ? "All employees" : string.Create(CultureInfo.InvariantCulture, $"Department {index}");
        return JsonText.Parse($$"""{"id":"{{GroupId(index)}}","createdDateTime":"2024-01-01T00:00:00Z","description":null,"displayName":"{{name}}","groupTypes":[],"isAssignableToRole":null,"isManagementRestricted":null,"mail":null,"mailEnabled":false,"mailNickname":"generated{{index}}","membershipRule":null,"membershipRuleProcessingState":null,"onPremisesLastSyncDateTime":null,"onPremisesSyncEnabled":null,"securityEnabled":true,"visibility":null}""");
    }
}
