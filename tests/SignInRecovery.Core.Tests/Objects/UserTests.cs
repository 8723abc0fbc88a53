using System.Text;
using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class UserTests
{
    private const string Whole = """
        {"@odata.context":"x","id":"87d349ed-44d7-43e1-9a83-5f2406dee5bd","displayName":"Adele Vance","userPrincipalName":"AdeleV@contoso.com","userType":"Member","accountEnabled":true,"onPremisesSyncEnabled":true,"onPremisesImmutableId":"abcEFG12==","createdDateTime":"2024-02-29T10:15:30.1234567Z","creationType":"Invitation","externalUserState":"Accepted","identities":[{"signInType":"userPrincipalName","issuer":"contoso.onmicrosoft.com","issuerAssignedId":"AdeleV@contoso.com"}],"passwordPolicies":"DisablePasswordExpiration, DisableStrongPassword","lastPasswordChangeDateTime":"2026-01-02T03:04:05+02:00","assignedLicenses":[{"disabledPlans":["11b0131d-43c8-4bbb-b2c8-e80f9a50834a"],"skuId":"45715bb8-13f9-4bf6-927f-ef96c102d394"},{"skuId":"84a661c4-e949-4bd2-a560-ed7766fcaf2b","disabledPlans":[]}],"usageLocation":"NL","isManagementRestricted":true,"mail":"AdeleV@contoso.com","otherMails":["adele@example.com"],"mobilePhone":"+31 6 5550 0100","businessPhones":["+31 20 555 0102"],"signInSessionsValidFromDateTime":"2026-01-01T00:00:00Z"}
        """;

    /// <summary>Lines of every shape, for the two readings of a user.</summary>
    public static TheoryData<string> Shapes => new(
        Whole,
        """{"id":"u"}""",
        """{"ID":"u","DisplayName":"A","UserType":"guest","AccountEnabled":false}""",
        """{"id":"u","userType":null,"accountEnabled":null,"onPremisesSyncEnabled":null,"createdDateTime":null,"creationType":null,"externalUserState":null,"identities":null,"passwordPolicies":null,"assignedLicenses":null,"usageLocation":null,"isManagementRestricted":null,"mail":null,"otherMails":null,"mobilePhone":null,"businessPhones":null}""",
        """{"id":"u","userType":"unknownFutureValue","externalUserState":"Elsewhere","passwordPolicies":"None","lastPasswordChangeDateTime":"1601-01-01T00:00:00Z","assignedLicenses":[],"otherMails":[],"businessPhones":[]}""",
        """{"businessPhones":["1","2"],"extra":{"id":"inner"},"displayN\u0061me":"é\u0041","mail":"m@x.test","userPrincipalName":"m@x.test","id":"last"}""");

    [Fact]
    public void User_is_read_whole()
    {
        var user = Lines.AssertAllFilled(Lines.Read(SectionReaders.Users, Whole));

        Assert.Equal("87d349ed-44d7-43e1-9a83-5f2406dee5bd", user.Id);
        Assert.Equal(UserType.Member, user.UserType);
        Assert.Equal(ExternalUserState.Accepted, user.ExternalUserState);
        Assert.Equal(PasswordPolicies.DisablePasswordExpiration | PasswordPolicies.DisableStrongPassword, user.PasswordPolicies);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 1, 4, 5, TimeSpan.Zero), user.LastPasswordChangeDateTime);
        Assert.Equal(["45715bb8-13f9-4bf6-927f-ef96c102d394", "84a661c4-e949-4bd2-a560-ed7766fcaf2b"], user.AssignedLicenses);
        Assert.Equal("contoso.com", user.UserPrincipalNameDomain);
        Assert.True(user.IsPasswordExpirationDisabled);
        Assert.Same(user.UserPrincipalName, user.Mail);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_framework_and_the_product_read_alike(string line)
    {
        var read = Lines.Read(SectionReaders.Users, line);
        var expected = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(line), TenantJsonContext.Default.User)!;

        Assert.Equal(Print(expected), Print(read));
    }

    [Fact]
    public void What_is_not_on_the_line_is_unknown()
    {
        var user = Lines.Read(SectionReaders.Users, """{"id":"u"}""");

        Assert.Null(user.AccountEnabled);
        Assert.Null(user.OnPremisesSyncEnabled);
        Assert.Null(user.IsManagementRestricted);
        Assert.Null(user.PasswordPolicies);
        Assert.Null(user.IsPasswordExpirationDisabled);
        Assert.Null(user.UserType);
        Assert.Null(user.AssignedLicenses);
        Assert.Null(user.OtherMails);
        Assert.Null(user.CreatedDateTime);
        Assert.Null(user.IsExternal);
        Assert.Null(user.IsPasswordExpirationDisabled);
        Assert.Null(user.UserPrincipalNameDomain);
    }

    [Fact]
    public void Null_switches_that_Graph_documents_as_no_are_no()
    {
        var user = Lines.Read(SectionReaders.Users, """{"id":"u","onPremisesSyncEnabled":null,"isManagementRestricted":null,"accountEnabled":null}""");

        Assert.False(user.OnPremisesSyncEnabled);
        Assert.False(user.IsManagementRestricted);
        Assert.Null(user.AccountEnabled);
    }

    [Theory]
    [InlineData("""{"id":"u","userPrincipalName":"ann_fabrikam.com#EXT#@contoso.onmicrosoft.com","userType":"Member"}""", true)]
    [InlineData("""{"id":"u","userPrincipalName":"ann@contoso.com","userType":"Guest","externalUserState":null,"creationType":null}""", false)]
    [InlineData("""{"id":"u","userPrincipalName":"ann@contoso.com","creationType":"Invitation"}""", true)]
    [InlineData("""{"id":"u","userPrincipalName":"ann@contoso.com","externalUserState":"PendingAcceptance"}""", true)]
    [InlineData("""{"id":"u","userPrincipalName":"ann@contoso.com","identities":[{"signInType":"federated","issuer":"ExternalAzureAD","issuerAssignedId":null}]}""", true)]
    [InlineData("""{"id":"u","userPrincipalName":"ann@contoso.com","identities":[{"signInType":"userPrincipalName","issuer":"contoso.com","issuerAssignedId":"ann@contoso.com"}]}""", false)]
    [InlineData("""{"id":"u","userType":"Guest"}""", null)]
    public void External_means_credentials_elsewhere_not_the_user_type(string line, bool? expected) =>
        Assert.Equal(expected, Lines.Read(SectionReaders.Users, line).IsExternal);

    [Fact]
    public void Texts_that_repeat_are_shared()
    {
        var first = Lines.Read(SectionReaders.Users, """{"id":"a","usageLocation":"NL","assignedLicenses":[{"skuId":"45715bb8-13f9-4bf6-927f-ef96c102d394"}]}""");
        var second = Lines.Read(SectionReaders.Users, """{"id":"b","usageLocation":"NL","assignedLicenses":[{"skuId":"45715bb8-13f9-4bf6-927f-ef96c102d394"}]}""");

        Assert.Same(first.UsageLocation, second.UsageLocation);
        Assert.Same(first.AssignedLicenses, second.AssignedLicenses);
    }

    [Fact]
    public void Registration_details_are_read_whole()
    {
        var details = Lines.AssertAllFilled(Lines.Read(SectionReaders.RegistrationDetails, """
            {"id":"87d349ed-44d7-43e1-9a83-5f2406dee5bd","userPrincipalName":"AdeleV@contoso.com","userDisplayName":"Adele Vance","userType":"member","isAdmin":true,"isSsprRegistered":true,"isSsprEnabled":false,"isSsprCapable":false,"isMfaRegistered":true,"isMfaCapable":true,"isPasswordlessCapable":true,"methodsRegistered":["passKeyDeviceBound","microsoftAuthenticatorPush","fido2","carrierPigeon"],"isSystemPreferredAuthenticationMethodEnabled":true,"systemPreferredAuthenticationMethods":["Fido2"],"userPreferredMethodForSecondaryAuthentication":"push","lastUpdatedDateTime":"2026-11-11T08:00:00.1Z"}
            """));

        Assert.True(details.IsAdmin);
        Assert.False(details.IsSsprEnabled);
        Assert.Equal(UserType.Member, details.UserType);
        Assert.Equal(["passKeyDeviceBound", "microsoftAuthenticatorPush", "fido2", "carrierPigeon"], details.MethodsRegistered);
        Assert.Equal(
            [RegisteredMethod.PasskeyDeviceBound, RegisteredMethod.MicrosoftAuthenticatorPush, RegisteredMethod.Fido2SecurityKey, RegisteredMethod.Unrecognized],
            details.RegisteredMethods);
    }

    [Fact]
    public void Registration_details_without_methods_do_not_say_that_there_are_none()
    {
        Assert.Null(Lines.Read(SectionReaders.RegistrationDetails, """{"id":"u"}""").RegisteredMethods);
        Assert.Empty(Lines.Read(SectionReaders.RegistrationDetails, """{"id":"u","methodsRegistered":[]}""").RegisteredMethods!);
    }

    [Fact]
    public void Sign_in_activity_is_read_from_inside_its_line()
    {
        var activity = Lines.AssertAllFilled(Lines.Read(SectionReaders.SignInActivity, """
            {"id":"u1","signInActivity":{"lastSignInDateTime":"2026-11-01T00:00:00Z","lastSignInRequestId":"r","lastNonInteractiveSignInDateTime":"2026-11-02T00:00:00Z","lastSuccessfulSignInDateTime":"2026-11-03T00:00:00Z"}}
            """));

        Assert.Equal("u1", activity.UserId);
        Assert.Equal(3, activity.LastSuccessfulSignInDateTime!.Value.Day);
        Assert.Null(Lines.Read(SectionReaders.SignInActivity, """{"id":"u1","signInActivity":null}""").LastSignInDateTime);
    }

    [Fact]
    public void Per_user_mfa_manager_deleted_and_risky_users_are_read_whole()
    {
        var mfa = Lines.AssertAllFilled(Lines.ReadOwned(SectionReaders.PerUserMfa, "u1", """{"perUserMfaState":"enforced"}"""));
        var manager = Lines.AssertAllFilled(Lines.ReadOwned(SectionReaders.Managers, "u1", """
            {"@odata.type":"#microsoft.graph.user","id":"m1","displayName":"Miriam Graham","userPrincipalName":"MiriamG@contoso.com","mail":"MiriamG@contoso.com"}
            """));
        var deleted = Lines.AssertAllFilled(Lines.Read(SectionReaders.DeletedUsers, """
            {"id":"d1","displayName":"Old Admin","userPrincipalName":"d1old@contoso.com","mail":"old@contoso.com","userType":"Member","deletedDateTime":"2026-11-01T10:00:00Z","onPremisesSyncEnabled":null}
            """));
        var risky = Lines.AssertAllFilled(Lines.Read(SectionReaders.RiskyUsers, """
            {"id":"r1","isDeleted":false,"isProcessing":true,"riskLevel":"high","riskState":"atRisk","riskDetail":"none","riskLastUpdatedDateTime":"2026-11-01T10:00:00Z","userDisplayName":"Alex Wilber","userPrincipalName":"AlexW@contoso.com"}
            """));

        Assert.Equal(("u1", PerUserMfaState.Enforced), (mfa.UserId, mfa.PerUserMfaState));
        Assert.Equal(("u1", "m1"), (manager.UserId, manager.Id));
        Assert.False(deleted.OnPremisesSyncEnabled);
        Assert.Equal((RiskLevel.High, RiskState.AtRisk), (risky.RiskLevel, risky.RiskState));
    }

    private static string Print(User user) => JsonSerializer.Serialize(
        typeof(User).GetProperties().ToDictionary(property => property.Name, property => property.GetValue(user)));
}
