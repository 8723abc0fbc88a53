using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Lockout.Policies;

/// <summary>Builds policies for tests: a block of all users and all resources, from which each test changes what it is about.</summary>
internal static class PolicyTenant
{
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string ConditionalAccessAdministrator = "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    /// <summary>Ada is Global Administrator, Ben holds no role.</summary>
    public static TenantBuilder Tenant() => new TenantBuilder().User("ada", "Ada").Assign("ada", GlobalAdministrator).User("ben", "Ben");

    /// <summary>A policy; each argument is JSON, and null leaves the usual value.</summary>
    public static TenantBuilder Policy(
        this TenantBuilder tenant,
        string name = "P1",
        string state = "enabled",
        string users = """{"includeUsers":["All"]}""",
        string applications = """{"includeApplications":["All"]}""",
        string? conditions = null,
        string? grant = """{"operator":"OR","builtInControls":["block"]}""",
        string? more = null)
    {
        var all = new JsonObject
        {
            ["users"] = JsonNode.Parse(users),
            ["applications"] = JsonNode.Parse(applications),
            ["clientAppTypes"] = new JsonArray("all"),
        };
        Merge(all, conditions);
        var policy = new JsonObject
        {
            ["id"] = "id-" + name,
            ["displayName"] = name,
            ["state"] = state,
            ["conditions"] = all,
            ["grantControls"] = grant is null ? null : JsonNode.Parse(grant),
        };
        Merge(policy, more);
        return tenant.Add("policies", policy.ToJsonString(JsonSerializerOptions.Default));
    }

    private static void Merge(JsonObject target, string? json)
    {
        if (json is null)
        {
            return;
        }

        foreach ((string key, JsonNode? value) in JsonNode.Parse(json)!.AsObject())
        {
            target[key] = value?.DeepClone();
        }
    }
}
