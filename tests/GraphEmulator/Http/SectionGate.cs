using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Http;

/// <summary>What the snapshot says could not be read is refused again, in the words of the API that refuses.</summary>
internal static class SectionGate
{
    internal static void Check(RouteCall call)
    {
        if (!call.Options.HonoursSectionStatus || call.Caller is null)
        {
            return;
        }

        // The authentication methods API is not offered in China (facts/graph.md, data quirks).
        if (call.Store.Cloud == "China" && call.Match.Route.Section == "methods")
        {
            throw GraphException.NoSegment("authentication");
        }

        if (call.Match.Route.Section is { } section)
        {
            Check(call, section);
        }

        if (call.Query.Select?.Contains("signInActivity", StringComparer.OrdinalIgnoreCase) == true)
        {
            Check(call, "signInActivity");
        }
    }

    private static void Check(RouteCall call, string section)
    {
        if (!call.Store.Sections.TryGetValue(section, out var info))
        {
            return;
        }

        switch (info.Status)
        {
            case "Forbidden":
                throw GraphException.Denied();
            case "NotLicensed":
                throw NotLicensed(section);
            case "NotAvailable":
                throw GraphException.NoSegment(call.Match.Route.Segments[^1]);
        }
    }

    private static GraphException NotLicensed(string section) => section switch
    {
        "roleEligibilities" or "roleAssignmentSchedules" or "roleManagementPolicies" or "groupEligibilities" or "accessReviews" =>
            new(400, "AadPremiumLicenseRequired", "The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license."),
        "registrationDetails" or "signInActivity" or "signIns" =>
            new(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant", "Neither tenant is B2C or tenant doesn't have premium license"),
        "riskyUsers" => new(403, "Forbidden", "Your tenant is not licensed for this feature."),
        _ => new(403, "Forbidden", "Insufficient license to complete the operation: the tenant does not have the licence for this feature."),
    };
}
