using SignInRecovery.ConditionalAccess;
using SignInRecovery.Knowledge;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Resources, user actions and authentication contexts; facts/conditional-access.md 1.3.</summary>
public class TargetConditionTests
{
    private const string Graph = KnownApplications.MicrosoftGraph;
    private const string Portal = KnownApplications.AzurePortal;
    private const string Management = KnownApplications.WindowsAzureServiceManagementApi;
    private const string Unknown = "77000000-0000-4000-8000-000000000001";

    [Theory]
    [InlineData("[apps] All resources", """{"includeApplications":["All"]}""", Ask.SharePoint, true)]
    [InlineData("[apps] All covers apps that cannot be picked", """{"includeApplications":["All"]}""", KnownApplications.WindowsAzureActiveDirectory, true)]
    [InlineData("[apps] All covers Microsoft Graph", """{"includeApplications":["All"]}""", Graph, true)]
    [InlineData("[apps] None", """{"includeApplications":["None"]}""", Ask.SharePoint, false)]
    [InlineData("[gapps] an app id", """{"includeApplications":["00000003-0000-0ff1-ce00-000000000000"]}""", Ask.SharePoint, true)]
    [InlineData("[gapps] an app id in another case", """{"includeApplications":["00000003-0000-0FF1-CE00-000000000000"]}""", Ask.SharePoint, true)]
    [InlineData("[gapps] another app id", """{"includeApplications":["00000002-0000-0ff1-ce00-000000000000"]}""", Ask.SharePoint, false)]
    [InlineData("[apps] exclude wins", """{"includeApplications":["All"],"excludeApplications":["00000003-0000-0ff1-ce00-000000000000"]}""", Ask.SharePoint, false)]
    [InlineData("[apps] another exclusion", """{"includeApplications":["All"],"excludeApplications":["00000002-0000-0ff1-ce00-000000000000"]}""", Ask.SharePoint, true)]
    [InlineData("[apps] included and excluded", """{"includeApplications":["00000003-0000-0ff1-ce00-000000000000"],"excludeApplications":["00000003-0000-0ff1-ce00-000000000000"]}""", Ask.SharePoint, false)]
    [InlineData("[eval] Office365 holds SharePoint", """{"includeApplications":["Office365"]}""", Ask.SharePoint, true)]
    [InlineData("[eval] Office365 holds Exchange", """{"includeApplications":["Office365"]}""", Ask.Exchange, true)]
    [InlineData("[o365] Office365 holds Microsoft Teams Services by name", """{"includeApplications":["office365"]}""", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", true)]
    [InlineData("[o365] Office365 does not hold the Azure portal", """{"includeApplications":["Office365"]}""", Portal, false)]
    [InlineData("[apps] the suite can be excluded", """{"includeApplications":["All"],"excludeApplications":["Office365"]}""", Ask.SharePoint, false)]
    [InlineData("[apps] MicrosoftAdminPortals holds the Azure portal", """{"includeApplications":["MicrosoftAdminPortals"]}""", Portal, true)]
    [InlineData("[casim] MicrosoftAdminPortals holds Security and Compliance", """{"includeApplications":["MicrosoftAdminPortals"]}""", "80ccca67-54bd-44ab-8625-4b79c4dc7775", true)]
    [InlineData("[apps] MicrosoftAdminPortals holds the Exchange admin center", """{"includeApplications":["MicrosoftAdminPortals"]}""", "497effe9-df71-4043-a8bb-14cf78c4b63b", true)]
    [InlineData("[apps] MicrosoftAdminPortals does not hold SharePoint", """{"includeApplications":["MicrosoftAdminPortals"]}""", Ask.SharePoint, false)]
    [InlineData("[apps] Azure management is a group: itself", """{"includeApplications":["797f4846-ba00-4fd7-ba43-dac1f8f63013"]}""", Management, true)]
    [InlineData("[apps] Azure management is a group: the portal", """{"includeApplications":["797f4846-ba00-4fd7-ba43-dac1f8f63013"]}""", Portal, true)]
    [InlineData("[apps] Azure management is a group: Data Lake", """{"includeApplications":["797f4846-ba00-4fd7-ba43-dac1f8f63013"]}""", "e9f49c6b-5ce5-44c8-925d-015017e9f7ad", true)]
    [InlineData("[apps] Azure management is not Microsoft Graph", """{"includeApplications":["797f4846-ba00-4fd7-ba43-dac1f8f63013"]}""", Graph, false)]
    [InlineData("[apps] Azure management is not Graph PowerShell", """{"includeApplications":["797f4846-ba00-4fd7-ba43-dac1f8f63013"]}""", "14d82eec-204b-4c2f-b7e8-296a70dab67e", false)]
    [InlineData("the portal alone is not the group", """{"includeApplications":["c44b4083-3bb0-49c1-b47d-974e53cbdf3c"]}""", Management, false)]
    [InlineData("[apps] user actions are not resources", """{"includeUserActions":["urn:user:registersecurityinfo"]}""", Ask.SharePoint, false)]
    [InlineData("[apps] authentication contexts are not resources", """{"includeAuthenticationContextClassReferences":["c1"]}""", Ask.SharePoint, false)]
    [InlineData("nothing is named", "{}", Ask.SharePoint, false)]
    [InlineData("1.14 a name instead of an id", """{"includeApplications":["Office 365"]}""", Ask.SharePoint, null)]
    [InlineData("1.14 a placeholder in an exclude list is never nothing", """{"includeApplications":["All"],"excludeApplications":["xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"]}""", Ask.SharePoint, null)]
    [InlineData("traffic profiles are none of an ordinary application", """{"includeApplications":["None"],"globalSecureAccess":{"includeTrafficProfiles":["internet"]}}""", Ask.SharePoint, false)]
    [InlineData("an app group that holds no unknown application, as assumed", """{"includeApplications":["Office365"]}""", Unknown, false)]
    public void Applications(string rule, string applications, string app, bool? applies) =>
        Ask.Holds(rule, applies, Tenant().Policy(applications: applications).Decide(Ask.Ordinary with { ApplicationId = app }));

    [Fact]
    public void An_application_that_nobody_knows_is_taken_to_be_in_no_group_and_in_the_worst_case_stays_open()
    {
        SignInContext context = Ask.Complete with { ApplicationId = Unknown };
        TenantBuilder tenant = Tenant().Policy(applications: """{"includeApplications":["Office365"]}""");

        PolicyDecision ordinary = tenant.Decide(context);
        Assert.False(ordinary.Applies());
        Assert.Contains(ordinary.Assumptions, a => a.Subject == "applicationGroups");
        Assert.Null(tenant.Decide(context, EvaluationMode.WorstCase).Applies());
        Assert.False(tenant.Decide(context with { ApplicationId = Ask.OwnApp }, EvaluationMode.WorstCase).Applies());
        Assert.Null(Tenant().Policy(applications: """{"includeApplications":["MicrosoftAdminPortals"]}""").Decide(context with { ApplicationId = "00000006-0000-0ff1-ce00-000000000000" }, EvaluationMode.WorstCase).Applies());
    }

    [Fact]
    public void What_If_matches_no_group_of_applications_by_its_name() // [whatif] Groups of apps don't result in a match
    {
        TenantBuilder tenant = Tenant().Policy(applications: """{"includeApplications":["Office365"]}""");

        Assert.False(tenant.Decide(Ask.Complete with { ApplicationId = "Office365" }, EvaluationMode.WhatIf).Applies());
        Assert.True(tenant.Decide(Ask.Complete with { ApplicationId = "Office365" }).Applies());
    }

    [Theory]
    [InlineData("[appf] contains", "include", "CustomSecurityAttribute.Test_requirement -contains \"requireMFA\"", true)]
    [InlineData("[appf] contains another", "include", "CustomSecurityAttribute.Test_requirement -contains \"blockGuestUsers\"", false)]
    [InlineData("[appf] contains asks for a whole member of several", "include", "CustomSecurityAttribute.Test_requirement -contains \"require\"", false)]
    [InlineData("[appf] notContains", "include", "CustomSecurityAttribute.Test_requirement -notContains \"blockGuestUsers\"", true)]
    [InlineData("[appf] equals", "include", "CustomSecurityAttribute.Test_level -eq \"High\"", true)]
    [InlineData("a part of the value of an attribute with one value", "include", "CustomSecurityAttribute.Test_level -contains \"hi\"", null)]
    [InlineData("[appf] in", "include", "CustomSecurityAttribute.Test_level -in [\"low\",\"high\"]", true)]
    [InlineData("[appf] an attribute that is not assigned", "include", "CustomSecurityAttribute.Test_other -eq \"x\"", false)]
    [InlineData("[appf] a negative comparison with one that is not assigned", "include", "CustomSecurityAttribute.Test_other -ne \"x\"", true)]
    [InlineData("an attribute set with an underscore", "include", "CustomSecurityAttribute.My_Set_level -eq \"x\"", true)]
    [InlineData("[appf] exclude", "exclude", "CustomSecurityAttribute.Test_requirement -contains \"requireMFA\"", false)]
    [InlineData("[appf] and, or, not", "include", "(CustomSecurityAttribute.Test_level -eq \"low\" -or CustomSecurityAttribute.Test_requirement -contains \"requireMFA\") -and -not (CustomSecurityAttribute.Test_level -eq \"low\")", true)]
    [InlineData("a rule that cannot be read", "include", "CustomSecurityAttribute.Test_level -eq", null)]
    [InlineData("a property that is none", "include", "device.trustType -eq \"ServerAD\"", null)]
    public void Filters_on_custom_security_attributes(string rule, string mode, string filter, bool? applies)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(filter);
        string include = mode == "include" ? "[]" : "[\"All\"]";
        Ask.Holds(rule, applies, Tenant().Policy(applications: $$$"""{"includeApplications":{{{include}}},"applicationFilter":{"mode":"{{{mode}}}","rule":{{{json}}}}}""").Decide(Ask.Ordinary with { ApplicationId = Ask.OwnApp }));
    }

    [Fact]
    public void An_application_without_a_service_principal_has_no_attributes() // [appf] When you don't have a service principal listed in your tenant, it can't be targeted
        => Assert.False(Tenant().Policy(applications: """{"includeApplications":["None"],"applicationFilter":{"mode":"include","rule":"CustomSecurityAttribute.Test_level -eq \"high\""}}""").Decide().Applies());

    [Theory]
    [InlineData("[apps] register security information", SignInUserAction.RegisterSecurityInformation, """{"includeUserActions":["urn:user:registersecurityinfo"]}""", true)]
    [InlineData("[apps] register or join devices", SignInUserAction.RegisterOrJoinDevices, """{"includeUserActions":["urn:user:registerdevice"]}""", true)]
    [InlineData("[apps] the other user action", SignInUserAction.RegisterSecurityInformation, """{"includeUserActions":["urn:user:registerdevice"]}""", false)]
    [InlineData("[eval] All-resources policies reach the registration of security information", SignInUserAction.RegisterSecurityInformation, """{"includeApplications":["All"]}""", true)]
    [InlineData("[eval] policies for one application do not", SignInUserAction.RegisterSecurityInformation, """{"includeApplications":["00000003-0000-0ff1-ce00-000000000000"]}""", false)]
    [InlineData("1.3 whether All-resources policies reach the registration of devices is undecided", SignInUserAction.RegisterOrJoinDevices, """{"includeApplications":["All"]}""", null)]
    [InlineData("a user action that this version does not know", SignInUserAction.RegisterOrJoinDevices, """{"includeUserActions":["urn:user:somethingnew"]}""", null)]
    public void User_actions(string rule, SignInUserAction action, string applications, bool? applies) =>
        Ask.Holds(rule, applies, Tenant().Policy(applications: applications).Decide(Ask.Ordinary with { ApplicationId = null, UserAction = action }));

    [Fact]
    public void Policies_on_authentication_flows_reach_the_registration_of_devices() // [flows]
        => Assert.True(Tenant().Policy(conditions: """{"authenticationFlows":{"transferMethods":"deviceCodeFlow"}}""")
            .Decide(Ask.Ordinary with { ApplicationId = null, UserAction = SignInUserAction.RegisterOrJoinDevices, AuthenticationFlow = AuthenticationTransferMethods.DeviceCodeFlow }).Applies());

    [Theory]
    [InlineData("""{"clientAppTypes":["browser"]}""")]
    [InlineData("""{"devices":{"deviceFilter":{"mode":"exclude","rule":"device.isCompliant -eq True"}}}""")]
    public void Client_apps_and_devices_are_not_available_for_the_registration_of_devices(string conditions) => Ask.Holds(
        "[apps] Client apps, Filters for devices and Device state aren't available with this user action",
        null,
        Tenant().Policy(applications: """{"includeUserActions":["urn:user:registerdevice"]}""", conditions: conditions)
            .Decide(Ask.Ordinary with { ApplicationId = null, UserAction = SignInUserAction.RegisterOrJoinDevices }));

    [Fact]
    public void Policies_for_user_actions_are_not_evaluated_in_report_only_mode() // [ro]
    {
        TenantBuilder tenant = Tenant().Policy(state: "enabledForReportingButNotEnforced", applications: """{"includeUserActions":["urn:user:registersecurityinfo"]}""");
        SignInContext context = Ask.Ordinary with { ApplicationId = null, UserAction = SignInUserAction.RegisterSecurityInformation };

        PolicyDecision decision = tenant.Decide(context);
        Assert.False(decision.Applies());
        Assert.True(decision.Verdicts[0].Reason.HasFlag(WhatIfReasons.PolicyNotEnabled));
        Assert.Empty(decision.ReportOnlyApplying);
        Assert.Equal(PolicyOutcome.Block, tenant.Decide(context, options: new PolicySetOptions { EnforceReportOnly = true }).Outcome);
    }

    [Theory]
    [InlineData("[eval] c1,c37 applies for c37", """{"includeAuthenticationContextClassReferences":["c1","c37"]}""", "c37", true)]
    [InlineData("[apps] another context", """{"includeAuthenticationContextClassReferences":["c1"]}""", "c37", false)]
    [InlineData("[apps] c99 is the last", """{"includeAuthenticationContextClassReferences":["c99"]}""", "C99", true)]
    [InlineData("[eval] example 2 returns no All-resources policy", """{"includeApplications":["All"]}""", "c37", false)]
    public void Authentication_contexts(string rule, string applications, string context, bool applies) =>
        Ask.Holds(rule, applies, Tenant().Policy(applications: applications).Decide(Ask.Ordinary with { ApplicationId = null, AuthenticationContext = context }));

    [Theory]
    [InlineData("[svcdep] Teams is early-bound to SharePoint", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", Ask.SharePoint, true, true)]
    [InlineData("[svcdep] Teams is early-bound to Exchange", "1fec8e78-bce4-4aaf-ab1b-5451cc387264", Ask.Exchange, true, true)]
    [InlineData("[svcdep] Teams is early-bound to Skype for Business", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", "00000004-0000-0ff1-ce00-000000000000", true, true)]
    [InlineData("[svcdep] Teams is late-bound to Whiteboard", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "95de633a-083e-42f5-b444-a4295d8e9314", true, false)]
    [InlineData("[svcdep] Forms is early-bound to Exchange", "c9a559d2-7aab-4f13-a6ed-e7e9c52aec87", Ask.Exchange, true, true)]
    [InlineData("[svcdep] Azure Data Lake is early-bound to Azure management", "e9f49c6b-5ce5-44c8-925d-015017e9f7ad", Management, true, true)]
    [InlineData("[svcdep] SharePoint depends on nothing", Ask.SharePoint, Ask.Exchange, true, false)]
    [InlineData("[whatif] without service dependencies, as in What If", "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", Ask.SharePoint, false, false)]
    public void Service_dependencies(string rule, string app, string target, bool counts, bool applies) => Ask.Holds(
        rule, applies, Tenant().Policy(applications: $$"""{"includeApplications":["{{target}}"]}""").Decide(Ask.Ordinary with { ApplicationId = app, ServiceDependencies = counts }));

    [Fact]
    public void Service_dependencies_that_nobody_spoke_of_are_an_assumption_and_open_in_the_worst_case()
    {
        SignInContext teams = Ask.Complete with { ApplicationId = "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", ServiceDependencies = null };
        TenantBuilder tenant = Tenant().Policy(applications: $$"""{"includeApplications":["{{Ask.SharePoint}}"]}""");

        Assert.Contains(tenant.Decide(teams).Assumptions, a => a.Subject == "serviceDependencies");
        Assert.False(tenant.Decide(teams).Applies());
        Assert.Null(tenant.Decide(teams, EvaluationMode.WorstCase).Applies());
        Assert.False(tenant.Decide(teams, EvaluationMode.WhatIf).Applies());
    }

    [Theory]
    [InlineData("[apps] a confidential client that requests an ID token is evaluated itself", ClientKind.Confidential, "openid Mail.Read", true)]
    [InlineData("[apps] without an ID token only the resource", ClientKind.Confidential, "Mail.Read", false)]
    [InlineData("[apps] policies don't apply to public clients themselves", ClientKind.Public, "openid Mail.Read", false)]
    public void Clients(string rule, ClientKind kind, string scopes, bool applies) => Ask.Holds(
        rule,
        applies,
        Tenant().Policy(applications: $$"""{"includeApplications":["{{Ask.OwnApp}}"]}""")
            .Decide(Ask.Ordinary with { ApplicationId = Ask.Exchange, ClientApplicationId = Ask.OwnApp, ClientKind = kind, RequestedScopes = scopes.Split(' ') }));

    private static TenantBuilder Tenant() => PolicyTenant.Tenant().Add(
        "servicePrincipals",
        $$$$"""{"id":"sp1","appId":"{{{{Ask.OwnApp}}}}","displayName":"Payroll","appOwnerOrganizationId":"{{{{TenantBuilder.TenantId}}}}","customSecurityAttributes":{"Test":{"requirement":["requireMFA","requireCompliantDevice"],"level":"high"},"My_Set":{"level":"x"}}}""",
        """{"id":"sp2","appId":"51000000-0000-4000-8000-0000000000a6","servicePrincipalType":"AgentIdentity"}""");
}
