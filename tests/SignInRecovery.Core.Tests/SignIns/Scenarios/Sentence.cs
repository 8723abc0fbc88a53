using System.Text.Json;
using SignInRecovery.SignIns.Scenarios;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>
/// One sentence of the documentation as a scenario: a user, policies for everybody and every resource, a sign-in, and what it
/// must lead to. The tag is that of the page.
/// </summary>
public sealed record Sentence(string Tag, string Says, string User, string Policies, string Context, string Expect, string Facts = "")
{
    public const string UserId = "f3558405-261e-56fd-9301-e548fc24a298";
    public const string Home = "707b4b12-3349-5c8c-89b6-aa4caf4fac5a";
    public const string Mfa = "00000000-0000-0000-0000-000000000002";
    public const string Passwordless = "00000000-0000-0000-0000-000000000003";
    public const string PhishingResistant = "00000000-0000-0000-0000-000000000004";
    public const string SharePoint = "00000003-0000-0ff1-ce00-000000000000";
    public const string Portal = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c";

    /// <summary>A member with methods; <paramref name="more"/> is further JSON members.</summary>
    public static string Member(string methods, string more = "") =>
        $$"""{"id":"{{UserId}}","userType":"Member","externalUserType":"none","methods":[{{Quote(methods)}}]{{Comma(more)}} }""";

    /// <summary>A member of whom nothing is known but <paramref name="more"/>.</summary>
    public static string Somebody(string more = "") => $$"""{"id":"{{UserId}}","userType":"Member","externalUserType":"none"{{Comma(more)}} }""";

    /// <summary>An external user of a kind.</summary>
    public static string External(string kind, string more) =>
        $$"""{"id":"{{UserId}}","userType":"Guest","externalUserType":"{{kind}}","homeTenantId":"{{Home}}"{{Comma(more)}} }""";

    /// <summary>What is trusted of the home tenant.</summary>
    public static string Trust(bool mfa = false, bool compliant = false, bool hybrid = false)
    {
        string trusted = $$"""{"isMfaAccepted":{{Json(mfa)}},"isCompliantDeviceAccepted":{{Json(compliant)}},"isHybridAzureADJoinedDeviceAccepted":{{Json(hybrid)}}}""";
        const string Nothing = """{"isMfaAccepted":false,"isCompliantDeviceAccepted":false,"isHybridAzureADJoinedDeviceAccepted":false}""";
        return $$$"""
            "crossTenantAccess":{"partners":[{"tenantId":"{{{Home}}}","inboundTrust":{{{trusted}}} }],"default":{"inboundTrust":{{{Nothing}}} } }
            """;
    }

    /// <summary>A policy for everybody and every resource that demands controls.</summary>
    public static string Policy(string controls, string op = "OR", string? strength = null, string terms = "", string custom = "", string conditions = "", string id = "p1", string state = "enabled", string? targets = null, string session = "null") =>
        $$"""
        {"id":"{{id}}","displayName":"Policy {{id}}","state":"{{state}}","conditions":{"users":{"includeUsers":["All"]},"applications":{{targets ?? "{\"includeApplications\":[\"All\"]}"}},"clientAppTypes":["all"]{{Comma(conditions)}} },"grantControls":{"operator":"{{op}}","builtInControls":[{{Quote(controls)}}],"termsOfUse":[{{Quote(terms)}}],"customAuthenticationFactors":[{{Quote(custom)}}],"authenticationStrength":{{strength ?? "null"}} },"sessionControls":{{session}} }
        """;

    /// <summary>A strength with its combinations, separated by ';'.</summary>
    public static string Strength(string combinations, string configurations = "", string id = "5a000000-0000-4000-8000-000000000001") =>
        $$"""{"id":"{{id}}","displayName":"Custom","policyType":"custom","allowedCombinations":[{{string.Join(",", combinations.Split(';').Select(c => $"\"{c}\""))}}],"combinationConfigurations":[{{configurations}}]}""";

    /// <summary>A built-in strength by its id alone: Microsoft knows its combinations.</summary>
    public static string BuiltIn(string id) => $$"""{"id":"{{id}}"}""";

    public static string Keys(params string[] models) =>
        $$"""{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","appliesToCombinations":["fido2"],"allowedAAGUIDs":[{{Quote(string.Join(';', models))}}]}""";

    public static string Certificates(string issuers, string policies, string combination = "x509CertificateMultiFactor") =>
        $$"""{"@odata.type":"#microsoft.graph.x509CertificateCombinationConfiguration","appliesToCombinations":["{{combination}}"],"allowedIssuerSkis":[{{Quote(issuers)}}],"allowedPolicyOIDs":[{{Quote(policies)}}]}""";

    public override string ToString() => $"[{Tag}] {Says}";

    public ScenarioResult Run()
    {
        string target = Context.Contains("\"applicationId\"", StringComparison.Ordinal) || Context.Contains("\"userAction\"", StringComparison.Ordinal) || Context.Contains("\"authenticationContext\"", StringComparison.Ordinal)
            ? string.Empty
            : $",\"applicationId\":\"{SharePoint}\"";
        string facts = $$"""{"users":[{{User}}],"groups":[],"roleAssignments":[],"namedLocations":[],"authenticationStrengths":[]{{Comma(Facts)}} }""";
        string json = $$"""{"id":"s","facts":{{facts}},"policies":[{{Policies}}],"context":{"userId":"{{UserId}}"{{target}}{{Comma(Context)}} },"expect":{ {{Expect}} } }""";
        using JsonDocument document = JsonDocument.Parse(json);
        return new ScenarioRunner(null, TenantBuilder.Now).Run(ScenarioReader.Read(new ScenarioNode(document.RootElement, string.Empty)));
    }

    private static string Comma(string members) => members.Trim().Length == 0 ? string.Empty : "," + members.Trim();

    private static string Quote(string items) => string.Join(",", items.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(i => $"\"{i}\""));

    private static string Json(bool value) => value ? "true" : "false";
}
