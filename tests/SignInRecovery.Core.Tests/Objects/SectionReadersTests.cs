using System.Text;
using System.Text.Json;
using SignInRecovery.Json;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class SectionReadersTests
{
    private static readonly string[] Owned =
        ["FederationConfigurations", "Methods", "PerUserMfa", "Managers", "GroupOwners", "Memberships", "AdministrativeUnitMembers", "Devices"];

    internal static readonly Dictionary<string, Func<byte[], object>> Readers = typeof(SectionReaders).GetMethods()
        .Where(method => method.IsStatic && method.DeclaringType == typeof(SectionReaders))
        .ToDictionary(method => method.Name, method => (Func<byte[], object>)typeof(SectionReadersTests)
            .GetMethod(nameof(Bind), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType).Invoke(null, [method])!);

    /// <summary>The sections of a snapshot, as the methods are named.</summary>
    public static TheoryData<string> Sections => new(Readers.Keys);

    /// <summary>The sections whose objects have an id; the others are known by their parent or by a tenant id.</summary>
    public static TheoryData<string> SectionsWithIds => new(Readers.Keys.Except(["CrossTenantAccess", "PerUserMfa", "Memberships"]));

    [Fact]
    public void Every_section_of_a_snapshot_has_its_reader() => Assert.Equal(
        """
        accessReviews administrativeUnitMembers administrativeUnits attestations authenticationContexts authenticationMethodsPolicy
        authenticationStrengths authorizationPolicy certificateAuthorities crossTenantAccess delegatedAdminRelationships deletedPolicies
        deletedUsers devices domains featureRollouts federationConfigurations groupEligibilities groupOwners groups lifecycleWorkflows
        managers memberships methods mfaTrustedIps namedLocations onPremisesSynchronization organization perUserMfa policies
        registrationDetails riskyUsers roleAssignmentSchedules roleAssignments roleDefinitions roleEligibilities roleManagementPolicies
        scopedRoleMembers securityDefaults servicePrincipals signInActivity signIns subscribedSkus subscriptions termsOfUse
        tokenValidationPolicy users
        """.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries),
        Readers.Keys.Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sections))]
    public void Malformed_lines_are_reported_and_nothing_else_is_thrown(string section)
    {
        string[] malformed = ["", " ", "{", "[]", "null", "42", "\"x\"", "x", "{\"id\":\"a\"", "{\"id\":\"a\"} x", "{\"id\":\"a\",}", "{\"id\":[]}",
            "{\"parent\":\"p\"}", "{\"parent\":\"p\",\"value\":null}", "{\"parent\":\"p\",\"value\":7}", "{\"parent\":7,\"value\":{\"id\":\"a\"}}",
            "{\"parent\":\"\",\"value\":{\"id\":\"a\"}}", "{\"value\":{\"id\":\"a\"}}", "{\"parent\":\"p\",\"value\":{\"id\":\"a\"}", "{\"parent\":\"p\",\"value\":{\"id\":\"a\"}} x"];

        // A setting between tenants has no id, and unknown members are passed over: any object is one.
        var tolerated = malformed.Where(line => (section == "CrossTenantAccess" && IsObject(line))
            || (section == "PerUserMfa" && line == "{\"parent\":\"p\",\"value\":{\"id\":\"a\"}}"));

        Assert.All(malformed.Except(tolerated), line => Assert.ThrowsAny<JsonException>(() => Readers[section](Encoding.UTF8.GetBytes(line))));
    }

    [Theory]
    [MemberData(nameof(SectionsWithIds))]
    public void Line_without_an_id_is_malformed(string section)
    {
        foreach (var value in new[] { "{}", """{"id":null}""", """{"id":""}""", """{"id":" "}""", """{"id":5}""" })
        {
            var line = Owned.Contains(section) ? $$"""{"parent":"p","value":{{value}}}""" : value;
            Assert.ThrowsAny<JsonException>(() => Readers[section](Encoding.UTF8.GetBytes(line)));
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Invalid_characters_are_reported_and_nothing_else_is_thrown(string section)
    {
        // A lone surrogate is valid JSON and no text; 0xFF is no UTF-8.
        var value = """{"id":"\ud800","displayName":"\ud800","tenantId":"\ud800","perUserMfaState":"\ud800","cidrAddress":"\ud800"}""";
        var line = Owned.Contains(section) ? $$"""{"parent":"p","value":{{value}}}""" : value;
        var broken = Encoding.UTF8.GetBytes(line.Replace("\\ud800", "?", StringComparison.Ordinal));
        broken.AsSpan().Replace((byte)'?', (byte)0xFF);

        Assert.ThrowsAny<JsonException>(() => Readers[section](Encoding.UTF8.GetBytes(line)));
        Assert.ThrowsAny<JsonException>(() => Readers[section](broken));
    }

    [Fact]
    public void Numbers_are_numbers_and_comments_are_not_JSON()
    {
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Domains, """{"id":"d","passwordValidityPeriodInDays":"90"}"""));
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Domains, """{"id":"d" /* why */}"""));
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Users, """{"id":"d","accountEnabled":"true"}"""));
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Users, """{"id":"d","createdDateTime":"yesterday"}"""));
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Users, """{"id":"d","userType":1}"""));
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Users, """{"id":"d","otherMails":[null]}"""));
    }

    [Fact]
    public void Records_that_are_written_are_read_again()
    {
        var user = Lines.Read(SectionReaders.Users, """{"id":"u","userType":"Guest","passwordPolicies":"DisablePasswordExpiration,DisableStrongPassword","assignedLicenses":[{"skuId":"s"}],"isManagementRestricted":null}""");
        var method = Lines.ReadOwned(SectionReaders.Methods, "u", """{"id":"m","@odata.type":"#microsoft.graph.fido2AuthenticationMethod","createdDateTime":"2026-01-01T00:00:00Z"}""");
        var relationship = Lines.Read(SectionReaders.DelegatedAdminRelationships, """{"id":"r","accessDetails":{"unifiedRoles":[{"roleDefinitionId":"x"}]}}""");
        var policy = Lines.Read(SectionReaders.RoleManagementPolicies, """{"id":"a","policy":{"rules":[{"id":"AuthenticationContext_EndUser_Assignment","isEnabled":true,"claimValue":"c1"}]}}""");
        var principal = Lines.Read(SectionReaders.ServicePrincipals, """{"id":"s","customSecurityAttributes":{"A":{"B":["1","2"]}}}""");

        var again = SectionReaders.Users(JsonSerializer.SerializeToUtf8Bytes(user, TenantJsonContext.Default.User));
        Assert.Equal((user with { AssignedLicenses = null }, "s"), (again with { AssignedLicenses = null }, again.AssignedLicenses![0]));
        Assert.Null(again.OnPremisesSyncEnabled);
        Assert.Equal(method with { UserId = "" }, JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(method, TenantJsonContext.Default.AuthenticationMethod), TenantJsonContext.Default.AuthenticationMethod)! with { UserId = "" });
        Assert.Equal(["x"], SectionReaders.DelegatedAdminRelationships(JsonSerializer.SerializeToUtf8Bytes(relationship, TenantJsonContext.Default.DelegatedAdminRelationship)).RoleDefinitionIds);
        Assert.Equal("c1", SectionReaders.RoleManagementPolicies(JsonSerializer.SerializeToUtf8Bytes(policy, TenantJsonContext.Default.RoleManagementPolicy)).AuthenticationContextClaim);
        Assert.Equal(["1", "2"], SectionReaders.ServicePrincipals(JsonSerializer.SerializeToUtf8Bytes(principal, TenantJsonContext.Default.ServicePrincipal)).CustomSecurityAttributes!["A"]["B"]);
    }

    private static bool IsObject(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Func<byte[], object> Bind<T>(System.Reflection.MethodInfo method)
        where T : class
    {
        var reader = method.CreateDelegate<SectionReader<T>>();
        return line => reader(line);
    }
}
