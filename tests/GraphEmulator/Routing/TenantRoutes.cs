using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>The organisation, its domains and licences, reports, risk, partners and governance.</summary>
internal static class TenantRoutes
{
    private static readonly CollectionSpec Log = new("signIn") { DefaultTop = 1000, MaxTop = 1000 };

    internal static void Add(RouteBuilder builder)
    {
        builder.Set("/organization", "organization", CollectionSpec.Plain("organization"));
        builder.Collection("/organization/{id}/certificateBasedAuthConfiguration", CollectionSpec.Plain("certificateBasedAuthConfiguration"), call => ObjectSequence.Of(call.Store["certificateAuthorities"], "certificateBasedAuthConfiguration", call.Now), "certificateAuthorities");
        builder.Set("/subscribedSkus", "subscribedSkus", CollectionSpec.Plain("subscribedSku") with { TakesFilter = false, TakesTop = false });
        builder.Set("/directory/subscriptions", "subscriptions", CollectionSpec.Plain("companySubscription"));
        builder.Set("/domains", "domains", CollectionSpec.Plain("domain"));
        builder.Collection(
            "/domains/{id}/federationConfiguration",
            CollectionSpec.Plain("internalDomainFederation"),
            call => ObjectSequence.Of(call.Store.Federations.Of(RouteBuilder.Existing(call.Store["domains"], call, call["id"]).Id()), "internalDomainFederation", call.Now),
            "federationConfigurations");
        builder.Set("/directory/onPremisesSynchronization", "onPremisesSynchronization", CollectionSpec.Plain("onPremisesDirectorySynchronization"));

        builder.Set("/reports/authenticationMethods/userRegistrationDetails", "registrationDetails", CollectionSpec.Plain("userRegistrationDetails"));
        builder.Set("/auditLogs/signIns", "signIns", Log);
        builder.Collection("/auditLogs/directoryAudits", Log with { Type = "directoryAudit" }, NewestFirst("directoryAudits", "directoryAudit"));
        builder.Set("/identityProtection/riskyUsers", "riskyUsers", CollectionSpec.Plain("riskyUser") with { MaxTop = 500 });
        builder.Set("/identityProtection/riskDetections", "riskDetections", CollectionSpec.Plain("riskDetection") with { MaxTop = 500 }, "riskyUsers");

        builder.Set("/identityGovernance/termsOfUse/agreements", "termsOfUse", CollectionSpec.Plain("agreement"));
        builder.Set("/identityGovernance/accessReviews/definitions", "accessReviews", CollectionSpec.Plain("accessReviewScheduleDefinition") with { MaxTop = 100 });
        builder.Set("/identityGovernance/lifecycleWorkflows/workflows", "lifecycleWorkflows", CollectionSpec.Plain("workflow"));

        builder.Set("/tenantRelationships/delegatedAdminRelationships", "delegatedAdminRelationships", CollectionSpec.Plain("delegatedAdminRelationship") with { DefaultTop = 300, MaxTop = 300 });
        builder.Collection(
            "/tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments",
            CollectionSpec.Plain("delegatedAdminAccessAssignment"),
            call => ObjectSequence.Of([.. RouteBuilder.Existing(call.Store["delegatedAdminRelationships"], call, call["id"]).Items("accessAssignments")], "delegatedAdminAccessAssignment"),
            "delegatedAdminRelationships");
        builder.Collection("/tenantRelationships/delegatedAdminCustomers", CollectionSpec.Plain("delegatedAdminCustomer"), Customers, "delegatedAdminRelationships");
        builder.Add("GET", "/tenantRelationships/findTenantInformationByDomainName/{name}", FindByDomain);
        builder.Add("GET", "/tenantRelationships/findTenantInformationByTenantId/{name}", FindById);
    }

    private static Func<RouteCall, ObjectSequence> NewestFirst(string set, string type) =>
        call => ObjectSequence.Of([.. call.Store[set].All(call.Now).Reverse()], type);

    private static ObjectSequence Customers(RouteCall call) => ObjectSequence.Of(
        [
            .. call.Store["delegatedAdminRelationships"].All(call.Now).Select(item => item.Property("customer")).OfType<JsonElement>()
                .Where(customer => customer.Text("tenantId") is { } tenant && tenant != call.Store.TenantId).DistinctBy(customer => customer.Text("tenantId"))
                .Select(customer => JsonText.ToElement(new JsonObject { ["id"] = customer.Text("tenantId"), ["tenantId"] = customer.Text("tenantId"), ["displayName"] = customer.Text("displayName") })),
        ],
        "delegatedAdminCustomer");

    private static GraphReply FindByDomain(RouteCall call) =>
        call.Store["domains"].Find(call["name"], call.Now) is { } domain && domain.IsTrue("isVerified") ? Information(call) : throw GraphException.NotFound(call["name"]);

    private static GraphReply FindById(RouteCall call) =>
        string.Equals(call["name"], call.Store.TenantId, StringComparison.OrdinalIgnoreCase) ? Information(call) : throw GraphException.NotFound(call["name"]);

    private static GraphReply Information(RouteCall call)
    {
        var domain = call.Store["domains"].All(call.Now).Where(item => item.IsTrue("isDefault")).Select(item => item.Id()).FirstOrDefault();
        var information = new JsonObject { ["tenantId"] = call.Store.TenantId, ["federationBrandName"] = null, ["displayName"] = call.Store.DisplayName, ["defaultDomainName"] = domain };
        return CollectionReader.Item(call, new TypedObject("tenantInformation", JsonText.ToElement(information)), "microsoft.graph.tenantInformation");
    }
}
