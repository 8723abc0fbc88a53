using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Conditional Access and the tenant's other policies.</summary>
internal static class PolicyRoutes
{
    internal static void Add(RouteBuilder builder)
    {
        // The emulator knows no more of the product than Graph does, and does not judge sign-ins.
        builder.Add("POST", "/identity/conditionalAccess/evaluate", _ => throw new GraphException(501, "NotImplemented", "The emulator does not evaluate Conditional Access. Ask Get-SignInOutcome or Test-SignInScenario of the module instead."));

        builder.Set("/identity/conditionalAccess/policies", "policies", CollectionSpec.Plain("conditionalAccessPolicy"));
        builder.Set("/identity/conditionalAccess/namedLocations", "namedLocations", CollectionSpec.Plain("namedLocation"));
        builder.Set("/identity/conditionalAccess/deletedItems/policies", "deletedPolicies", CollectionSpec.Plain("conditionalAccessPolicy"));
        builder.Set("/identity/conditionalAccess/deletedItems/namedLocations", "deletedNamedLocations", CollectionSpec.Plain("namedLocation"), "namedLocations");
        builder.Set("/identity/conditionalAccess/authenticationContextClassReferences", "authenticationContexts", CollectionSpec.Plain("authenticationContextClassReference"));
        builder.Set("/policies/authenticationStrengthPolicies", "authenticationStrengths", CollectionSpec.Plain("authenticationStrengthPolicy"));
        builder.Set("/policies/featureRolloutPolicies", "featureRollouts", CollectionSpec.Plain("featureRolloutPolicy"));
        builder.Single("/policies/identitySecurityDefaultsEnforcementPolicy", "identitySecurityDefaultsEnforcementPolicy", Only("securityDefaults"), "securityDefaults");
        builder.Single("/policies/authorizationPolicy", "authorizationPolicy", Only("authorizationPolicy"), "authorizationPolicy");
        builder.Single("/policies/authenticationMethodsPolicy", "authenticationMethodsPolicy", Only("authenticationMethodsPolicy"), "authenticationMethodsPolicy");
        builder.Single("/policies/federatedTokenValidationPolicy", "federatedTokenValidationPolicy", Only("tokenValidationPolicy"), "tokenValidationPolicy", isBetaOnly: true);
        builder.Collection(
            "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations",
            CollectionSpec.Plain("authenticationMethodConfiguration"),
            call => ObjectSequence.Of([.. call.Store.Single("authenticationMethodsPolicy")?.Items("authenticationMethodConfigurations") ?? []], "authenticationMethodConfiguration"),
            "authenticationMethodsPolicy");

        builder.Single("/policies/crossTenantAccessPolicy", "crossTenantAccessPolicy", CrossTenantAccess, "crossTenantAccess");
        builder.Single("/policies/crossTenantAccessPolicy/default", "crossTenantAccessPolicyConfigurationDefault", Only("crossTenantDefault"), "crossTenantAccess");
        builder.Collection(
            "/policies/crossTenantAccessPolicy/partners",
            CollectionSpec.Plain("crossTenantAccessPolicyConfigurationPartner"),
            call => ObjectSequence.Of(call.Store["crossTenantPartners"], "crossTenantAccessPolicyConfigurationPartner", call.Now),
            "crossTenantAccess",
            find: (call, id) => call.Store["crossTenantPartners"].Find(id, call.Now) is { } partner ? new TypedObject("crossTenantAccessPolicyConfigurationPartner", partner) : null);
    }

    internal static Func<RouteCall, JsonElement?> Only(string set) =>
        call => call.Store[set].All(call.Now).Select(item => (JsonElement?)item).FirstOrDefault();

    private static JsonElement? CrossTenantAccess(RouteCall call) =>
        JsonText.ToElement(new JsonObject { ["id"] = call.Store.TenantId, ["displayName"] = "CrossTenantAccessPolicy", ["allowedCloudEndpoints"] = new JsonArray(), ["deletedDateTime"] = null });
}
