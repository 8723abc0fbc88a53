using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>A deleted account holds no role, and a restored one holds its roles again.</summary>
internal static class RoleHoldings
{
    private static readonly string[] Sets = ["roleAssignments", "roleAssignmentSchedules", "roleEligibilities"];

    internal static void Withdraw(RouteCall call, string principal)
    {
        foreach (var set in Sets)
        {
            var held = call.Store[set].All(DateTimeOffset.MaxValue).Where(item => string.Equals(item.Text("principalId"), principal, StringComparison.OrdinalIgnoreCase)).ToList();
            foreach (var item in held)
            {
                _ = call.Store[set].Remove(item.Id(), call.VisibleFrom);
                call.Store.Withdrawn.Add((set, principal, item));
            }
        }
    }

    internal static void Return(RouteCall call, string principal)
    {
        foreach (var (set, _, item) in call.Store.Withdrawn.Where(held => string.Equals(held.Principal, principal, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            call.Store[set].Put(item, call.VisibleFrom);
        }

        _ = call.Store.Withdrawn.RemoveAll(held => string.Equals(held.Principal, principal, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The roles that a deleted account held.</summary>
    internal static IEnumerable<string> Withdrawn(RouteCall call, string principal) =>
        call.Store.Withdrawn.Where(held => held.Set != "roleEligibilities" && string.Equals(held.Principal, principal, StringComparison.OrdinalIgnoreCase))
            .Select(held => ((JsonElement)held.Item).Text("roleDefinitionId")).OfType<string>();
}
