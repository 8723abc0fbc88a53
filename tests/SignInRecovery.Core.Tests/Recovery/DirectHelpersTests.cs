using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>What is worked out once for a class of accounts is what each account would get by itself.</summary>
public class DirectHelpersTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void The_answer_of_the_class_is_the_answer_of_the_account(int seed)
    {
        for (int round = 0; round < 10; round++)
        {
            (TenantBuilder builder, FixedAccess access) = RandomTenant.Make((seed * 100) + round);
            var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, access);
            var direct = new DirectHelpers(graph);
            foreach (User user in graph.Tenant.Users.Seen)
            {
                foreach (RecoveryCapability capability in (RecoveryCapability[])[RecoveryCapability.ResetPassword, RecoveryCapability.AuthenticationMethods])
                {
                    TargetProfile profile = graph.Profiles.Of(user);
                    IEnumerable<(string, RecoveryCertainty)> own = graph.Helpers(capability, profile, RestoreState.Without(user.Id), isDirectOnly: true).Select(h => (h.Actor.Id, h.Certainty));
                    Assert.Equal(own, direct.Of(capability, user, profile).Select(h => (h.Actor.Id, h.Certainty)));
                }
            }
        }
    }
}
