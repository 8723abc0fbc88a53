using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.SignIns;

/// <summary>Small tenants for tests on methods: an authentication methods policy that allows everything, and people with methods.</summary>
internal static class MethodsTenant
{
    public const string Ada = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string Ben = "bbbbbbbb-0000-4000-8000-000000000002";
    public const string Cleo = "cccccccc-0000-4000-8000-000000000003";
    public const string TheGroup = "99999999-0000-4000-8000-000000000009";
    public const string Model = "12345678-90ab-4cde-8f01-234567890abc";
    public const string OtherModel = "0fedcba0-9876-4321-8765-43210fedcba9";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    public static readonly string GlobalAdministrator = BuiltInRoles.GlobalAdministrator.TemplateId;

    /// <summary>A key of <see cref="Model"/>.</summary>
    public const string Key = """
        "displayName":"Safe key","aaGuid":"12345678-90ab-4cde-8f01-234567890abc","model":"Model A","passkeyType":"deviceBound"
        """;

    public const string MobilePhone = """
        "phoneNumber":"+1 4255550123","phoneType":"mobile"
        """;

    /// <summary>Every method is allowed to everybody, certificates excepted.</summary>
    public static TenantBuilder Tenant() => new TenantBuilder().MethodsPolicy(
    [
        TenantBuilder.Allowed("Fido2"),
        .. OtherMethods(),
    ]);

    /// <summary>As <see cref="Tenant"/>, with other configurations in place of those of the same id.</summary>
    public static TenantBuilder TenantWith(params string[] configurations) => new TenantBuilder().MethodsPolicy(
    [
        .. new[] { TenantBuilder.Allowed("Fido2") }.Concat(OtherMethods()).Where(c => !configurations.Any(o => IdOf(o) == IdOf(c))),
        .. configurations,
    ]);

    public static TenantBuilder Migration(this TenantBuilder tenant, string state, params string[] configurations) => tenant.Set(
        "authenticationMethodsPolicy",
        $$"""{"id":"authenticationMethodsPolicy","policyMigrationState":"{{state}}","authenticationMethodConfigurations":[{{string.Join(",", configurations)}}]}""");

    /// <summary>A configuration with its targets given as JSON.</summary>
    public static string Configuration(string id, string state = "enabled", string include = AllUsers, string exclude = "", string? more = null) =>
        $$"""{"@odata.type":"#microsoft.graph.{{char.ToLowerInvariant(id[0]) + id[1..]}}AuthenticationMethodConfiguration","id":"{{id}}","state":"{{state}}","excludeTargets":[{{exclude}}],"includeTargets":[{{include}}]{{(more is null ? "" : "," + more)}}}""";

    public const string AllUsers = """{"targetType":"group","id":"all_users"}""";

    public static string GroupTarget(string id, string? more = null) =>
        $$"""{"targetType":"group","id":"{{id}}"{{(more is null ? "" : "," + more)}}}""";

    public static string Restrictions(string type, params string[] models) =>
        $$"""{"isEnforced":true,"enforcementType":"{{type}}","aaGuids":[{{string.Join(",", models.Select(m => $"\"{m}\""))}}]}""";

    public static string Profile(string id, string types, string restrictions) =>
        $$"""{"id":"{{id}}","name":"Profile {{id}}","passkeyTypes":"{{types}}","attestationEnforcement":"registrationOnly","keyRestrictions":{{restrictions}}}""";

    /// <summary>An administrator with methods; a password comes with them.</summary>
    public static TenantBuilder Administrator(this TenantBuilder tenant, string id, string name, string role, params (string Kind, string? More)[] methods)
    {
        _ = tenant.User(id, name).Assign(id, role).Method(id, "password");
        foreach ((string kind, string? more) in methods)
        {
            _ = tenant.Method(id, kind, more);
        }

        return tenant;
    }

    public static User UserOf(this Tenant tenant, string id) => tenant.Directory.FindUser(id).Value!;

    private static IEnumerable<string> OtherMethods() =>
        ((string[])["MicrosoftAuthenticator", "Sms", "Voice", "SoftwareOath", "HardwareOath", "TemporaryAccessPass"]).Select(id => TenantBuilder.Allowed(id));

    private static string IdOf(string configuration) =>
        System.Text.Json.JsonDocument.Parse(configuration).RootElement.GetProperty("id").GetString()!;
}
