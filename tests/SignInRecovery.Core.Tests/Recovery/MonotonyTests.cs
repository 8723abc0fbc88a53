using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>Taking a role away from somebody never makes anybody able to help somebody else.</summary>
public class MonotonyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Removing_a_role_never_adds_a_helper(int seed)
    {
        for (int round = 0; round < 6; round++)
        {
            int at = (seed * 100) + round;
            (_, FixedAccess access) = RandomTenant.Make(at, out IReadOnlyList<(string User, string Role, string Scope)> held);

            // The role of the group is left out of both, as it is given back to no one.
            Tenant before = RandomTenant.Without(at, index: -1).Build();
            for (int index = 0; index < held.Count; index++)
            {
                Tenant after = RandomTenant.Without(at, index).Build();
                foreach (RecoveryCapability capability in Enum.GetValues<RecoveryCapability>())
                {
                    foreach (User target in before.Users.Seen.Where(u => u.Id != held[index].User))
                    {
                        string[] gained = [.. Helpers(after, access, capability, target).Except(Helpers(before, access, capability, target))];
                        Assert.True(gained.Length == 0, $"Without {held[index]} {string.Join(", ", gained)} can {capability} {target.Id}.");
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Helpers(Tenant tenant, FixedAccess access, RecoveryCapability capability, User target)
    {
        var graph = new RestoreGraph(tenant, TenantBuilder.Now, access);
        return graph.Helpers(capability, graph.Profiles.Of(target), RestoreState.Without(target.Id), isDirectOnly: true)
            .Where(h => h.Certainty >= RecoveryCertainty.Likely)
            .Select(h => h.Actor.Id);
    }
}
