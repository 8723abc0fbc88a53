using System.Net;
using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tests;

public sealed class WriteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private readonly Running _running = shared.Running;

    private static string NewUser(string name, string password = "Correct-Horse-9") =>
        $$$"""{"accountEnabled":true,"displayName":"New {{{name}}}","mailNickname":"{{{name}}}","userPrincipalName":"{{{name}}}@contoso.onmicrosoft.com","passwordProfile":{"forceChangePasswordNextSignIn":false,"password":"{{{password}}}" } }""";

    [Fact]
    public async Task A_user_is_created_changed_deleted_and_restored()
    {
        var created = await _running.PostAsync("/users", NewUser("life"));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Json.GetProperty("id").GetString()!;
        Assert.Equal($"{_running.Host.BaseAddress}v1.0/users/{id}", created.Headers["Location"]);
        Assert.False(created.Json.TryGetProperty("passwordProfile", out _));
        Assert.DoesNotContain("Correct-Horse", JsonSerializer.Serialize(_running.Host.Tenant.Stored("users", id)), StringComparison.Ordinal);

        var changed = await _running.PatchAsync("/users/" + id, """{"displayName":"Renamed","department":null}""");
        Assert.Equal(HttpStatusCode.NoContent, changed.Status);
        Assert.Equal("Renamed", (await _running.GetAsync("/users/" + id)).Json.GetProperty("displayName").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await _running.DeleteAsync("/users/" + id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _running.GetAsync("/users/" + id)).Status);
        Assert.Contains(await _running.AllAsync("/directory/deletedItems/microsoft.graph.user"), user => user.GetProperty("id").GetString() == id);
        Assert.Equal(HttpStatusCode.OK, (await _running.PostAsync($"/directory/deletedItems/{id}/restore", string.Empty)).Status);
        Assert.Equal("life@contoso.onmicrosoft.com", (await _running.GetAsync("/users/" + id)).Json.GetProperty("userPrincipalName").GetString());
    }

    [Theory]
    [InlineData("weak", "weak", "password complexity")]
    [InlineData("emergency01", "Correct-Horse-9", "userPrincipalName already exists")]
    public async Task A_user_that_breaks_a_rule_is_refused(string name, string password, string message)
    {
        var answer = await _running.PostAsync("/users", NewUser(name, password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Request_BadRequest", answer.ErrorCode);
        Assert.Contains(message, answer.ErrorMessage);
    }

    [Theory]
    [InlineData("""{"displayName":"x"}""", "accountEnabled")]
    [InlineData("""{"accountEnabled":true,"displayName":"x","mailNickname":"x","userPrincipalName":"x@adatum.com","passwordProfile":{"password":"Correct-Horse-9"} }""", "domain portion")]
    [InlineData("""{"accountEnabled":true,"displayName":"x","mailNickname":"x","userPrincipalName":"x@contoso.onmicrosoft.com","passwordProfile":{"password":"Correct-Horse-9"},"shoeSize":44}""", "shoeSize")]
    public async Task An_incomplete_user_is_refused(string body, string message) =>
        Assert.Contains(message, (await _running.PostAsync("/users", body)).ErrorMessage);

    [Fact]
    public async Task A_broken_body_is_refused() =>
        Assert.Contains("Unable to read JSON", (await _running.PostAsync("/users", "{\"a\":")).ErrorMessage);

    [Fact]
    public async Task Members_are_added_once_and_removed_once()
    {
        var group = (await _running.PostAsync("/groups", """{"displayName":"Plain","mailEnabled":false,"mailNickname":"plain","securityEnabled":true}""")).Json.GetProperty("id").GetString()!;
        var user = (await _running.PostAsync("/users", NewUser("member"))).Json.GetProperty("id").GetString()!;
        var reference = $$"""{"@odata.id":"https://graph.microsoft.com/v1.0/directoryObjects/{{user}}"}""";

        Assert.Equal(HttpStatusCode.NoContent, (await _running.PostAsync($"/groups/{group}/members/$ref", reference)).Status);
        var again = await _running.PostAsync($"/groups/{group}/members/$ref", reference);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("added object references already exist", again.ErrorMessage);
        Assert.Equal(HttpStatusCode.NotFound, (await _running.PostAsync($"/groups/{group}/members/$ref", $$"""{"@odata.id":"https://graph.microsoft.com/v1.0/directoryObjects/{{Guid.NewGuid()}}"}""")).Status);
        Assert.Equal(user, (await _running.GetAsync($"/groups/{group}/members/microsoft.graph.user?$select=id")).Values.Single().GetProperty("id").GetString());
        Assert.Contains((await _running.GetAsync($"/users/{user}/transitiveMemberOf")).Values, item => item.GetProperty("id").GetString() == group);

        Assert.Equal(HttpStatusCode.NoContent, (await _running.DeleteAsync($"/groups/{group}/members/{user}/$ref")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _running.DeleteAsync($"/groups/{group}/members/{user}/$ref")).Status);
        Assert.Empty((await _running.GetAsync($"/groups/{group}/members")).Values);
        Assert.Equal(HttpStatusCode.NoContent, (await _running.PostAsync($"/groups/{group}/members/$ref", reference)).Status);
        Assert.Single((await _running.GetAsync($"/groups/{group}/members")).Values);
    }

    [Fact]
    public async Task A_role_assignable_group_has_its_own_rules()
    {
        var user = (await _running.PostAsync("/users", NewUser("bound"))).Json.GetProperty("id").GetString()!;
        var created = await _running.PostAsync("/groups", $$"""{"displayName":"Breakglass","mailEnabled":false,"mailNickname":"bg","securityEnabled":true,"isAssignableToRole":true,"members@odata.bind":["https://graph.microsoft.com/v1.0/users/{{user}}"]}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var group = created.Json.GetProperty("id").GetString()!;
        Assert.True(created.Json.GetProperty("isAssignableToRole").GetBoolean());
        Assert.Single((await _running.GetAsync($"/groups/{group}/members")).Values);
        Assert.Contains("only when the group is created", (await _running.PatchAsync("/groups/" + group, """{"isAssignableToRole":false}""")).ErrorMessage);
        var other = (await _running.GetAsync("/groups?$top=1")).Values.First().GetProperty("id").GetString();
        Assert.Contains("nested", (await _running.PostAsync($"/groups/{group}/members/$ref", $$"""{"@odata.id":"https://graph.microsoft.com/v1.0/groups/{{other}}"}""")).ErrorMessage);
        Assert.Contains("must be assigned", (await _running.PostAsync("/groups", """{"displayName":"x","mailEnabled":false,"mailNickname":"x","securityEnabled":true,"isAssignableToRole":true,"groupTypes":["DynamicMembership"]}""")).ErrorMessage);

        await using var limited = await Running.StartAsync(change: options => options with { Applications = [Running.Application("Group.ReadWrite.All", "GroupMember.ReadWrite.All")] });
        var refused = await limited.PostAsync("/groups", """{"displayName":"x","mailEnabled":false,"mailNickname":"x","securityEnabled":true,"isAssignableToRole":true}""");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.Created, (await limited.PostAsync("/groups", """{"displayName":"x","mailEnabled":false,"mailNickname":"x","securityEnabled":true}""")).Status);
    }

    [Fact]
    public async Task A_restricted_unit_keeps_tenant_wide_administrators_out()
    {
        var user = (await _running.PostAsync("/users", NewUser("guarded"))).Json.GetProperty("id").GetString()!;
        var unit = await _running.PostAsync("/directory/administrativeUnits", """{"displayName":"Guarded","isMemberManagementRestricted":true}""");
        Assert.Equal(HttpStatusCode.Created, unit.Status);
        var id = unit.Json.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await _running.PostAsync($"/directory/administrativeUnits/{id}/members/$ref", $$"""{"@odata.id":"https://graph.microsoft.com/v1.0/users/{{user}}"}""")).Status);
        Assert.True((await _running.GetAsync($"/users/{user}?$select=isManagementRestricted")).Json.GetProperty("isManagementRestricted").GetBoolean());

        var refused = await _running.PatchAsync("/users/" + user, """{"displayName":"x"}""");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("restricted management administrative unit", refused.ErrorMessage);
        Assert.Equal(HttpStatusCode.Forbidden, (await _running.PostAsync($"/users/{user}/authentication/temporaryAccessPassMethods", "{}")).Status);
        Assert.Contains("only when", (await _running.PatchAsync("/directory/administrativeUnits/" + id, """{"isMemberManagementRestricted":false}""")).ErrorMessage);

        Assert.Equal(HttpStatusCode.Created, (await _running.PostAsync($"/directory/administrativeUnits/{id}/scopedRoleMembers", $$$"""{"roleId":"fe930be7-5e62-47db-91af-98c3a49a38b1","roleMemberInfo":{"id":"{{{user}}}"} }""")).Status);
        Assert.Single((await _running.GetAsync($"/directory/administrativeUnits/{id}/scopedRoleMembers")).Values);
        Assert.Equal(HttpStatusCode.NoContent, (await _running.DeleteAsync($"/directory/administrativeUnits/{id}/members/{user}/$ref")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _running.PatchAsync("/users/" + user, """{"displayName":"x"}""")).Status);
    }

    [Fact]
    public async Task A_policy_keeps_what_is_left_out_and_an_array_replaces_the_array()
    {
        var before = (await _running.GetAsync("/identity/conditionalAccess/policies?$top=1")).Values.Single();
        var id = before.GetProperty("id").GetString()!;
        var someone = Guid.NewGuid().ToString();
        var answer = await _running.PatchAsync("/identity/conditionalAccess/policies/" + id, $$$"""{"conditions":{"users":{"excludeUsers":["{{{someone}}}"]} } }""");
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.False(answer.Headers.ContainsKey("ETag"));

        var after = (await _running.GetAsync("/identity/conditionalAccess/policies/" + id)).Json;
        Assert.False(after.TryGetProperty("@odata.etag", out _));
        Assert.Equal([someone], after.GetProperty("conditions").GetProperty("users").GetProperty("excludeUsers").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(Raw(before, "conditions", "users", "excludeGroups"), Raw(after, "conditions", "users", "excludeGroups"));
        Assert.Equal(Raw(before, "conditions", "applications"), Raw(after, "conditions", "applications"));
        Assert.Equal(Raw(before, "grantControls"), Raw(after, "grantControls"));
        Assert.Equal(Raw(before, "createdDateTime"), Raw(after, "createdDateTime"));
        Assert.NotEqual(Raw(before, "modifiedDateTime"), Raw(after, "modifiedDateTime"));
    }

    [Theory]
    [InlineData("""{"state":"on"}""")]
    [InlineData("""{"conditions":{"users":{"excludeUsers":["nobody"]} } }""")]
    [InlineData("""{"grantControls":{"operator":"OR","builtInControls":["block","mfa"]} }""")]
    [InlineData("""{"grantControls":{"operator":"OR","builtInControls":["mfa"],"authenticationStrength":{"id":"00000000-0000-0000-0000-000000000004"} } }""")]
    public async Task A_policy_that_makes_no_sense_is_refused(string body)
    {
        var id = (await _running.GetAsync("/identity/conditionalAccess/policies?$top=1")).Values.Single().GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.BadRequest, (await _running.PatchAsync("/identity/conditionalAccess/policies/" + id, body)).Status);
    }

    [Fact]
    public async Task A_deleted_policy_can_be_restored()
    {
        var created = await _running.PostAsync("/identity/conditionalAccess/policies", """{"displayName":"Short","state":"disabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["mfa"]} }""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Json.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await _running.DeleteAsync("/identity/conditionalAccess/policies/" + id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _running.GetAsync("/identity/conditionalAccess/policies/" + id)).Status);
        Assert.Equal("Short", (await _running.GetAsync("/identity/conditionalAccess/deletedItems/policies/" + id)).Json.GetProperty("displayName").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _running.PostAsync($"/identity/conditionalAccess/deletedItems/policies/{id}/restore", string.Empty)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _running.GetAsync("/identity/conditionalAccess/policies/" + id)).Status);
    }

    [Fact]
    public async Task A_temporary_access_pass_shows_its_value_once_and_keeps_the_policy()
    {
        const string User = "/users/emergency02@contoso.onmicrosoft.com";
        Assert.Contains("60 to 480", (await _running.PostAsync(User + "/authentication/temporaryAccessPassMethods", """{"lifetimeInMinutes":10}""")).ErrorMessage);
        var created = await _running.PostAsync(User + "/authentication/temporaryAccessPassMethods", """{"lifetimeInMinutes":60,"isUsableOnce":true}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(8, created.Json.GetProperty("temporaryAccessPass").GetString()!.Length);

        // Contoso's policy is for one group; emergency accounts outside it get a pass that does not work.
        var includes = _running.Host.Tenant.Find("/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass")!.Value.GetProperty("includeTargets")[0].GetProperty("id").GetString();
        var isMember = (await _running.GetAsync(User + "/transitiveMemberOf")).Values.Any(item => item.GetProperty("id").GetString() == includes);
        Assert.Equal(isMember, created.Json.GetProperty("isUsable").GetBoolean());
        Assert.Equal(isMember ? "enabledByPolicy" : "disabledByPolicy", created.Json.GetProperty("methodUsabilityReason").GetString());

        var second = await _running.PostAsync(User + "/authentication/temporaryAccessPassMethods", "{}");
        var read = (await _running.GetAsync(User + "/authentication/temporaryAccessPassMethods")).Values.Single();
        Assert.Equal(second.Json.GetProperty("id").GetString(), read.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, read.GetProperty("temporaryAccessPass").ValueKind);
        Assert.Equal(HttpStatusCode.NoContent, (await _running.DeleteAsync(User + "/authentication/temporaryAccessPassMethods/" + read.GetProperty("id").GetString())).Status);
    }

    [Fact]
    public async Task A_pass_ends_with_its_time()
    {
        await using var running = await Running.StartAsync();
        const string Path = "/users/emergency02@contoso.onmicrosoft.com/authentication/temporaryAccessPassMethods";
        await running.PatchAsync("/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass", """{"includeTargets":[{"targetType":"group","id":"all_users"}]}""");
        Assert.True((await running.PostAsync(Path, """{"lifetimeInMinutes":60}""")).Json.GetProperty("isUsable").GetBoolean());
        running.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("expired", (await running.GetAsync(Path)).Values.Single().GetProperty("methodUsabilityReason").GetString());
    }

    [Fact]
    public async Task A_passkey_is_held_against_the_key_restrictions()
    {
        const string User = "/users/emergency01@contoso.onmicrosoft.com/authentication/fido2Methods";
        Assert.NotEmpty((await _running.GetAsync(User + "/creationOptions")).Json.GetProperty("publicKey").GetProperty("challenge").GetString()!);
        var allowed = await _running.PostAsync(User, Passkey("2c13cbcb-bdd4-4a87-8b90-f1d66e628093"));
        Assert.True(allowed.Status == HttpStatusCode.Created, allowed.Text);
        Assert.Equal("2c13cbcb-bdd4-4a87-8b90-f1d66e628093", allowed.Json.GetProperty("aaGuid").GetString());
        Assert.Contains("key restrictions", (await _running.PostAsync(User, Passkey("00000000-1111-2222-3333-444444444444"))).ErrorMessage);
        Assert.Equal(HttpStatusCode.NoContent, (await _running.DeleteAsync($"{User}/{allowed.Json.GetProperty("id").GetString()}")).Status);
    }

    private static string Passkey(string aaGuid)
    {
        byte[] data = [.. new byte[37], .. new Guid(aaGuid).ToByteArray(bigEndian: true), .. new byte[20]];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        var encoded = Convert.ToBase64String(attestation).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $$$"""{"displayName":"Key","publicKeyCredential":{"id":"{{{Guid.NewGuid():N}}}","response":{"clientDataJSON":"e30","attestationObject":"{{{encoded}}}"} } }""";
    }

    private static string Raw(JsonElement element, params string[] path) => path.Aggregate(element, (current, name) => current.GetProperty(name)).GetRawText();
}
