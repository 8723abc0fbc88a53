using CsCheck;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>The same sign-in by everybody says of each user what a question about him alone says.</summary>
public class PopulationTests
{
    private static readonly Tenant Crowd = MakeCrowd();

    [Fact]
    public void Everybody_is_evaluated_as_he_would_be_alone() => Gen.Select(Generators.Policy.Array[0, 12], Generators.Complete, Gen.OneOf(Enum.GetValues<EvaluationMode>())).Sample(
        (policies, context, mode) =>
        {
            var set = PolicySet.Compile(Crowd, new PolicySetOptions
            {
                Policies = policies,
                ExternalUsers = new Dictionary<string, ExternalUser> { ["u7"] = new(GuestOrExternalUserTypes.ServiceProvider, Ask.HomeTenant) },
            });
            PopulationDecision everybody = set.EvaluateEverybody(context, mode);

            Assert.Equal(Crowd.Users.Seen.Count, everybody.Users.Count);
            for (int user = 0; user < everybody.Users.Count; user++)
            {
                PolicyDecision alone = set.Evaluate(context with { UserId = everybody.Users[user].Id }, mode);
                Assert.Equal(alone.Outcome, everybody.OutcomeOf(user));
                for (int policy = 0; policy < policies.Length; policy++)
                {
                    Assert.Equal(alone.Verdicts[policy].Applies.TryGet(out bool applies) ? applies : null, everybody.Applies(user, policy));
                }
            }

            Assert.Equal(everybody.Users.Count, Enum.GetValues<PolicyOutcome>().Sum(everybody.Count));
            for (int policy = 0; policy < policies.Length; policy++)
            {
                Assert.Equal(everybody.Users.Count, everybody.CountOf(policy, true) + everybody.CountOf(policy, false) + everybody.CountOf(policy, null));
            }
        },
        iter: 60);

    [Fact]
    public void Users_whom_no_policy_tells_apart_share_an_evaluation()
    {
        PolicySet set = PolicySet.Compile(Crowd, new PolicySetOptions
        {
            Policies = [new ConditionalAccessPolicy { Id = "p", State = PolicyState.Enabled, Conditions = new PolicyConditions { Users = new UsersCondition { IncludeGroups = ["g1"] } } }],
        });

        // In the group or not, and member, guest or of a kind that is not known.
        Assert.Equal(6, set.EvaluateEverybody(Ask.Complete, EvaluationMode.SignIn).ClassCount);
    }

    [Fact]
    public void A_table_of_classes_numbers_different_rows_only()
    {
        var table = new ClassTable(3);
        for (int round = 0; round < 2; round++)
        {
            for (int row = 0; row < 5000; row++)
            {
                Assert.Equal(row, table.Add([(ulong)row, 0, (ulong)row * 7], row));
            }
        }

        Assert.Equal(Enumerable.Range(0, 5000), table.Firsts());
    }

    private static Tenant MakeCrowd()
    {
        TenantBuilder tenant = PolicyTenant.Tenant();
        for (int user = 0; user < 60; user++)
        {
            tenant.User($"u{user}", $"User {user}", (user % 5) switch { 0 => "\"creationType\":\"Invitation\",\"userType\":\"Guest\"", 1 => "\"userType\":null", _ => null });
        }

        tenant.Assign("u3", PolicyTenant.UserAdministrator).Assign("u4", PolicyTenant.GlobalAdministrator, "/administrativeUnits/a");
        return tenant
            .Group("g1", "One", null, [.. Enumerable.Range(0, 60).Where(u => u % 3 == 0).Select(u => $"u{u}")])
            .Group("g2", "Two", null, [.. Enumerable.Range(0, 60).Where(u => u % 7 == 0).Select(u => $"u{u}")])
            .Add("namedLocations", """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"hq","isTrusted":true,"ipRanges":[{"cidrAddress":"198.51.100.0/24"}]}""")
            .Build();
    }
}
