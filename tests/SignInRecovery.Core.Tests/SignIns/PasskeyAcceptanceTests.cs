using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.SignIns;

/// <summary>The table of facts on passkeys (recovery facts E5), row by row.</summary>
public class PasskeyAcceptanceTests
{
    [Fact]
    public void A_key_is_accepted_where_nothing_restricts_it() =>
        Assert.Equal(MethodAcceptanceState.Accepted, Judge(Configuration("Fido2")).State);

    [Fact]
    public void A_key_is_refused_where_the_method_is_off()
    {
        MethodAcceptance answer = Judge(Configuration("Fido2", state: "disabled"));

        Assert.Equal(MethodAcceptanceState.Refused, answer.State);
        Assert.Equal("Fido2.state", answer.Property);
    }

    [Fact]
    public void An_exclusion_wins_over_an_inclusion()
    {
        MethodAcceptance answer = Judge(Configuration("Fido2", exclude: GroupTarget(TheGroup)), t => t.Group(TheGroup, "Locked", null, Ada));

        Assert.Equal(MethodAcceptanceState.Refused, answer.State);
        Assert.Equal("Fido2.excludeTargets", answer.Property);
        Assert.Contains("the group 'Locked'", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_a_user_outside_every_included_group_is_refused()
    {
        MethodAcceptance answer = Judge(Configuration("Fido2", include: GroupTarget(TheGroup)), t => t.Group(TheGroup, "Pilot", null, Ben));

        Assert.Equal(MethodAcceptanceState.Refused, answer.State);
        Assert.Equal("Fido2.includeTargets", answer.Property);
        Assert.Contains("only the group 'Pilot'", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_can_be_included_by_name() =>
        Assert.Equal(MethodAcceptanceState.Accepted, Judge(Configuration("Fido2", include: $$"""{"targetType":"user","id":"{{Ada}}"}""")).State);

    [Theory]
    [InlineData("allow", Model, MethodAcceptanceState.Accepted)]
    [InlineData("allow", OtherModel, MethodAcceptanceState.Refused)]
    [InlineData("block", Model, MethodAcceptanceState.Refused)]
    [InlineData("block", OtherModel, MethodAcceptanceState.Accepted)]
    [InlineData("allow", "1234567890AB4CDE8F01234567890ABC", MethodAcceptanceState.Accepted)]
    public void A_list_of_models_acts_at_sign_in(string type, string listed, MethodAcceptanceState expected)
    {
        MethodAcceptance answer = Judge(Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions(type, listed)}"));

        Assert.Equal(expected, answer.State);
        Assert.Equal(expected == MethodAcceptanceState.Refused ? "Fido2.keyRestrictions" : null, answer.Property);
    }

    [Fact]
    public void A_list_that_is_not_enforced_does_nothing() => Assert.Equal(
        MethodAcceptanceState.Accepted,
        Judge(Configuration("Fido2", more: $$"""
            "keyRestrictions":{"isEnforced":false,"enforcementType":"allow","aaGuids":["{{OtherModel}}"]}
            """)).State);

    [Fact]
    public void Attestation_and_self_service_act_at_registration_only() => Assert.Equal(
        MethodAcceptanceState.Accepted,
        Judge(Configuration("Fido2", more: "\"isAttestationEnforced\":true,\"isSelfServiceRegistrationAllowed\":false")).State);

    [Fact]
    public void A_key_without_a_model_is_unknown_where_models_are_restricted()
    {
        string restricted = Configuration("Fido2", more: $"\"keyRestrictions\":{Restrictions("allow", Model)}");
        MethodAcceptance answer = Judge(restricted, key: "\"passkeyType\":\"deviceBound\"");

        Assert.Equal(MethodAcceptanceState.Unknown, answer.State);
        Assert.NotEmpty(answer.Missing);
    }

    [Theory]
    [InlineData("allow-other", MethodAcceptanceState.Refused)]
    [InlineData("allow-other,open", MethodAcceptanceState.Accepted)]
    [InlineData("synced-only", MethodAcceptanceState.Refused)]
    [InlineData("synced-only,allow-other", MethodAcceptanceState.Refused)]
    [InlineData("open", MethodAcceptanceState.Accepted)]
    [InlineData("gone", MethodAcceptanceState.Unknown)]
    [InlineData("gone,open", MethodAcceptanceState.Accepted)]
    public void One_satisfied_profile_is_enough(string profiles, MethodAcceptanceState expected)
    {
        string allowed = string.Join(",", profiles.Split(',').Select(p => $"\"{p}\""));
        MethodAcceptance answer = Judge(Profiles(include: GroupTarget("all_users", $"\"allowedPasskeyProfiles\":[{allowed}]")));

        Assert.Equal(expected, answer.State);
    }

    [Fact]
    public void The_default_profile_holds_where_a_target_names_none()
    {
        Assert.Equal(MethodAcceptanceState.Refused, Judge(Profiles(AllUsers, standard: "allow-other")).State);
        Assert.Equal(MethodAcceptanceState.Accepted, Judge(Profiles(AllUsers, standard: "open")).State);
    }

    [Fact]
    public void The_profile_of_another_group_of_the_user_can_save_the_key()
    {
        string include = GroupTarget("all_users", "\"allowedPasskeyProfiles\":[\"allow-other\"]") + "," + GroupTarget(TheGroup, "\"allowedPasskeyProfiles\":[\"open\"]");

        Assert.Equal(MethodAcceptanceState.Refused, Judge(Profiles(include), t => t.Group(TheGroup, "Pilot", null, Ben)).State);
        Assert.Equal(MethodAcceptanceState.Accepted, Judge(Profiles(include), t => t.Group(TheGroup, "Pilot", null, Ada)).State);
    }

    [Fact]
    public void Whether_it_does_is_unknown_when_memberships_were_not_seen()
    {
        string include = GroupTarget("all_users", "\"allowedPasskeyProfiles\":[\"allow-other\"]") + "," + GroupTarget(TheGroup, "\"allowedPasskeyProfiles\":[\"open\"]");
        MethodAcceptance answer = Judge(Profiles(include), t => t.Status("memberships", SectionStatus.Forbidden));

        Assert.Equal(MethodAcceptanceState.Unknown, answer.State);
        Assert.Contains(answer.Missing, m => m.Subject == "memberships");
    }

    [Fact]
    public void An_exclusion_that_cannot_be_settled_is_no_acceptance_but_a_refusal_stays_one()
    {
        string exclusion = GroupTarget(TheGroup);

        Assert.Equal(MethodAcceptanceState.Unknown, Judge(Configuration("Fido2", exclude: exclusion), t => t.Status("memberships", SectionStatus.Partial)).State);
        Assert.Equal(
            MethodAcceptanceState.Refused,
            Judge(Configuration("Fido2", exclude: exclusion, more: $"\"keyRestrictions\":{Restrictions("block", Model)}"), t => t.Status("memberships", SectionStatus.Partial)).State);
    }

    [Fact]
    public void A_synced_passkey_is_refused_where_only_device_bound_ones_are_allowed()
    {
        string bound = Profiles(GroupTarget("all_users", "\"allowedPasskeyProfiles\":[\"bound-only\"]"));

        Assert.Equal(MethodAcceptanceState.Refused, Judge(bound, key: $"\"aaGuid\":\"{Model}\",\"passkeyType\":\"synced\"").State);
        Assert.Equal(MethodAcceptanceState.Accepted, Judge(bound, key: $"\"aaGuid\":\"{Model}\",\"passkeyType\":\"deviceBound\"").State);
        Assert.Equal(MethodAcceptanceState.Unknown, Judge(bound, key: $"\"aaGuid\":\"{Model}\"").State);
    }

    [Fact]
    public void Without_the_policy_nobody_can_tell()
    {
        MethodAcceptance answer = Judge(Configuration("Fido2"), t => t.Status("authenticationMethodsPolicy", SectionStatus.Forbidden));

        Assert.Equal(MethodAcceptanceState.Unknown, answer.State);
        Assert.Contains(answer.Missing, m => m.Subject == "authenticationMethodsPolicy");
    }

    [Fact]
    public void An_unfinished_migration_does_not_soften_a_refusal_of_a_key()
    {
        Tenant tenant = new TenantBuilder().Migration("preMigration", Configuration("Fido2", state: "disabled")).User(Ada, "Ada").Method(Ada, "fido2", Key).Build();

        Assert.Equal(MethodAcceptanceState.Refused, MethodAcceptances.Of(tenant, tenant.UserOf(Ada), tenant.Methods.Seen[0]).State);
    }

    private static string Profiles(string include, string? standard = null)
    {
        string open = """{"isEnforced":false,"enforcementType":"allow","aaGuids":[]}""";
        string profiles = string.Join(
            ",",
            Profile("open", "deviceBound,synced", open),
            Profile("bound-only", "deviceBound", open),
            Profile("synced-only", "synced", open),
            Profile("allow-other", "deviceBound,synced", Restrictions("allow", OtherModel)));
        string name = standard is null ? "null" : $"\"{standard}\"";
        // The policy's own list is what the tenant had before it took up profiles, and no longer counts.
        return Configuration("Fido2", include: include, more: $"\"keyRestrictions\":{Restrictions("block", Model)},\"defaultPasskeyProfile\":{name},\"passkeyProfiles\":[{profiles}]");
    }

    private static MethodAcceptance Judge(string fido2, Func<TenantBuilder, TenantBuilder>? more = null, string key = Key)
    {
        TenantBuilder builder = TenantWith(fido2).User(Ada, "Ada").User(Ben, "Ben").Method(Ada, "fido2", key);
        Tenant tenant = (more?.Invoke(builder) ?? builder).Build();
        return MethodAcceptances.Of(tenant, tenant.UserOf(Ada), tenant.Methods.Seen[0]);
    }
}
