using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class GovernanceTests
{
    [Fact]
    public void Service_principal_is_read_whole_with_its_attributes()
    {
        var principal = Lines.AssertAllFilled(Lines.Read(SectionReaders.ServicePrincipals, """
            {"id":"s1","appId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","displayName":"Azure Portal","accountEnabled":true,"appOwnerOrganizationId":"f8cdef31-a31e-4b4a-93e4-5f571e91255a","appRoleAssignmentRequired":false,"servicePrincipalType":"Application","signInAudience":"AzureADMultipleOrgs","tags":["WindowsAzureActiveDirectoryIntegratedApp"],"customSecurityAttributes":{"@odata.type":"x","Engineering":{"@odata.type":"#microsoft.graph.customSecurityAttributeValue","Project@odata.type":"#Collection(String)","Project":["Baker","Cascade"],"CostCenter@odata.type":"#Collection(Int32)","CostCenter":[1001],"Certification":true,"Level":"High","Gone":null}}}
            """));
        var engineering = principal.CustomSecurityAttributes!["engineering"];

        Assert.Equal(["Baker", "Cascade"], engineering["Project"]);
        Assert.Equal(["1001"], engineering["costcenter"]);
        Assert.Equal(["true"], engineering["Certification"]);
        Assert.Equal(["High"], engineering["Level"]);
        Assert.Equal(4, engineering.Count);
        Assert.Single(principal.CustomSecurityAttributes);
        Assert.Null(Lines.Read(SectionReaders.ServicePrincipals, """{"id":"s1","customSecurityAttributes":null}""").CustomSecurityAttributes);
    }

    [Fact]
    public void Device_is_read_whole_and_knows_its_user()
    {
        var device = Lines.AssertAllFilled(Lines.ReadOwned(SectionReaders.Devices, "u1", """
            {"@odata.type":"#microsoft.graph.device","id":"d1","deviceId":"e1","displayName":"PAW-1","accountEnabled":true,"approximateLastSignInDateTime":"2026-11-20T00:00:00Z","registrationDateTime":"2025-01-01T00:00:00Z","isCompliant":true,"isManaged":true,"trustType":"ServerAd","operatingSystem":"Windows","operatingSystemVersion":"10.0.26100","deviceOwnership":"Company","managementType":"MDM","profileType":"RegisteredDevice","mdmAppId":"0000000a-0000-0000-c000-000000000000","manufacturer":"Contoso","model":"Tab","enrollmentProfileName":"PAW","physicalIds":["[HWID]:h:1"],"systemLabels":["M365Managed"],"extensionAttributes":{"extensionAttribute1":"SAW","extensionAttribute2":null}}
            """));

        Assert.Equal(("u1", DeviceTrustType.ServerAd, true), (device.UserId, device.TrustType, device.IsCompliant));
        Assert.Equal("SAW", Assert.Single(device.ExtensionAttributes!).Value);
        Assert.Equal("SAW", device.ExtensionAttributes!["ExtensionAttribute1"]);
        Assert.Equal(DeviceTrustType.AzureAd, Lines.ReadOwned(SectionReaders.Devices, "u1", """{"id":"d","trustType":"AzureAd"}""").TrustType);
        Assert.Null(Lines.ReadOwned(SectionReaders.Devices, "u1", """{"id":"d","isCompliant":null}""").IsCompliant);
    }

    [Fact]
    public void Delegated_admin_relationship_is_read_whole()
    {
        var relationship = Lines.AssertAllFilled(Lines.Read(SectionReaders.DelegatedAdminRelationships, """
            {"@odata.etag":"W/x","id":"5e5594d3-6f82-458b-b567-77db4811f0cd-00000000-0000-0000-0000-000000001234","displayName":"Contoso support","duration":"P730D","autoExtendDuration":"P180D","customer":{"tenantId":"4fdbff88-9d6b-42e0-9713-45c922ba8001","displayName":"Contoso"},"accessDetails":{"unifiedRoles":[{"roleDefinitionId":"7be44c8a-adaf-4e2a-84d6-ab2649e08a13"},{"roleDefinitionId":"29232cdf-9323-42fd-ade2-1d097af3e4de"}]},"status":"active","createdDateTime":"2025-01-01T00:00:00Z","activatedDateTime":"2025-01-02T00:00:00Z","endDateTime":"2027-01-02T00:00:00Z"}
            """));

        Assert.Equal(DelegatedAdminRelationshipStatus.Active, relationship.Status);
        Assert.Equal(["7be44c8a-adaf-4e2a-84d6-ab2649e08a13", "29232cdf-9323-42fd-ade2-1d097af3e4de"], relationship.RoleDefinitionIds);
        Assert.True(relationship.IsAutoExtended);
        Assert.Equal("4fdbff88-9d6b-42e0-9713-45c922ba8001", relationship.Customer!.TenantId);
    }

    [Theory]
    [InlineData("\"PT0S\"", false)]
    [InlineData("\"P0D\"", false)]
    [InlineData("\"P180D\"", true)]
    [InlineData("null", null)]
    public void Auto_extension_of_no_time_is_none(string duration, bool? expected) => Assert.Equal(
        expected,
        Lines.Read(SectionReaders.DelegatedAdminRelationships, $$"""{"id":"r","autoExtendDuration":{{duration}},"accessDetails":null}""").IsAutoExtended);

    [Fact]
    public void Access_review_is_read_with_its_consequences()
    {
        var review = Lines.Read(SectionReaders.AccessReviews, """
            {"id":"r1","displayName":"Administrators","status":"InProgress","scope":{"@odata.type":"#microsoft.graph.principalResourceMembershipsScope","principalScopes":[{"@odata.type":"#microsoft.graph.accessReviewQueryScope","query":"/v1.0/users","queryType":"MicrosoftGraph"}],"resourceScopes":[{"@odata.type":"#microsoft.graph.accessReviewQueryScope","query":"/roleManagement/directory/roleDefinitions/62e90394-69f5-4237-9190-012177145e10","queryType":"MicrosoftGraph"}]},"reviewers":[{"query":"/v1.0/users/u1","queryType":"MicrosoftGraph"}],"settings":{"autoApplyDecisionsEnabled":true,"defaultDecisionEnabled":true,"defaultDecision":"Deny","instanceDurationInDays":14,"recurrence":{"pattern":{"type":"weekly"}},"applyActions":[{"@odata.type":"#microsoft.graph.disableAndDeleteUserApplyAction"},{"@odata.type":"#microsoft.graph.removeAccessApplyAction"}]}}
            """);

        Assert.Equal(("Administrators", "InProgress"), (review.DisplayName, review.Status));
        Assert.Equal("/v1.0/users", review.Scope!.PrincipalScopes[0].Query);
        Assert.Contains("62e90394", review.Scope.ResourceScopes[0].Query, StringComparison.Ordinal);
        Assert.Equal("/v1.0/users/u1", review.Reviewers![0].Query);
        Assert.Equal((true, true, "Deny", 14), (review.Settings!.AutoApplyDecisionsEnabled, review.Settings.DefaultDecisionEnabled, review.Settings.DefaultDecision, review.Settings.InstanceDurationInDays));
        Assert.Equal([AccessReviewApplyActionKind.DisableAndDeleteUser, AccessReviewApplyActionKind.RemoveAccess], review.Settings.ApplyActions!.Select(action => action.Kind));
    }

    [Fact]
    public void Lifecycle_workflow_is_read_whole()
    {
        var workflow = Lines.AssertAllFilled(Lines.Read(SectionReaders.LifecycleWorkflows, """
            {"id":"w1","displayName":"Leavers","category":"leaver","isEnabled":true,"isSchedulingEnabled":true,"nextScheduleRunDateTime":"2026-11-23T00:00:00Z","executionConditions":{"@odata.type":"#microsoft.graph.identityGovernance.triggerAndScopeBasedConditions","scope":{"@odata.type":"#microsoft.graph.identityGovernance.ruleBasedSubjectSet","rule":"(department eq 'IT')","groups":[{"id":"g1"}]},"trigger":{"@odata.type":"#microsoft.graph.identityGovernance.timeBasedAttributeTrigger","timeBasedAttribute":"employeeLeaveDateTime","offsetInDays":-1}},"tasks":[{"id":"t1","taskDefinitionId":"1dfdfcc7-52fa-4c2e-bf3a-e3919cc12950","displayName":"Disable user account","isEnabled":true}]}
            """));

        Assert.Equal(("employeeLeaveDateTime", -1), (workflow.ExecutionConditions!.Trigger!.TimeBasedAttribute, workflow.ExecutionConditions.Trigger.OffsetInDays));
        Assert.Equal("(department eq 'IT')", workflow.ExecutionConditions.Scope!.Rule);
        Assert.Equal("1dfdfcc7-52fa-4c2e-bf3a-e3919cc12950", workflow.Tasks![0].TaskDefinitionId);
    }

    [Fact]
    public void Sign_in_is_read_whole()
    {
        var signIn = Lines.AssertAllFilled(Lines.Read(SectionReaders.SignIns, """
            {"id":"66ea54eb-6301-4ee5-be62-ff5a759b0100","createdDateTime":"2026-11-13T19:15:41.6195833Z","userDisplayName":"Adele","userPrincipalName":"adelev@contoso.com","userId":"u1","appId":"de8bc8b5-d9f9-48b1-a8ad-b748da725064","appDisplayName":"Graph explorer","resourceId":"00000003-0000-0000-c000-000000000000","resourceDisplayName":"Microsoft Graph","ipAddress":"203.0.113.9","clientAppUsed":"Browser","authenticationProtocol":"deviceCode","correlationId":"d79f5bee-5860-4832-928f-3133e22ae912","conditionalAccessStatus":"failure","isInteractive":true,"homeTenantId":"t1","crossTenantAccessType":"b2bCollaboration","riskDetail":"none","riskLevelAggregated":"low","riskLevelDuringSignIn":"medium","riskState":"atRisk","status":{"errorCode":53003,"failureReason":"Access has been blocked.","additionalDetails":"more"},"deviceDetail":{"deviceId":"e1","displayName":"PAW-1","operatingSystem":"Windows 10","browser":"Edge 130","isCompliant":false,"isManaged":true,"trustType":"Hybrid Azure AD joined"},"location":{"city":"Redmond","state":"Washington","countryOrRegion":"US"},"appliedConditionalAccessPolicies":[{"id":"p1","displayName":"Block","enforcedGrantControls":["Block"],"enforcedSessionControls":["SignInFrequency"],"result":"reportOnlyFailure","conditionsSatisfied":"application,users","conditionsNotSatisfied":"none"}]}
            """));

        Assert.Equal((53003, ConditionalAccessStatus.Failure), (signIn.Status!.ErrorCode, signIn.ConditionalAccessStatus));
        Assert.Equal((RiskLevel.Medium, RiskState.AtRisk), (signIn.RiskLevelDuringSignIn, signIn.RiskState));
        Assert.Equal(AppliedPolicyResult.ReportOnlyFailure, signIn.AppliedConditionalAccessPolicies![0].Result);
        Assert.Equal("US", signIn.Location!.CountryOrRegion);
    }

    [Fact]
    public void Attestation_is_read_whole()
    {
        var attestation = Lines.AssertAllFilled(Lines.Read(SectionReaders.Attestations, """
            {"id":"a1","kind":"ManualCheck","check":"safe-storage","target":"u1","answer":"No","date":"2026-11-01T00:00:00Z","by":"Adele Vance","custodians":["Alex Wilber"],"note":"One safe only"}
            """));

        Assert.Equal((AttestationKind.ManualCheck, AttestationAnswer.No), (attestation.Kind, attestation.Answer));
    }
}
