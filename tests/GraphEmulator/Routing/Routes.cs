using SignInRecovery.GraphEmulator.Tokens;
using SignInRecovery.GraphEmulator.Writes;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Every path that the emulator answers.</summary>
internal static class Routes
{
    internal static RouteTable All(TokenIssuer issuer)
    {
        var table = new RouteTable();
        var builder = new RouteBuilder(table);
        DirectoryRoutes.Add(builder);
        RoleRoutes.Add(builder);
        PolicyRoutes.Add(builder);
        AuthenticationRoutes.Add(builder);
        TenantRoutes.Add(builder);

        UserWrites.Add(builder, issuer);
        GroupWrites.Add(builder);
        UnitWrites.Add(builder);
        ConditionalAccessWrites.Add(builder);
        AuthenticationWrites.Add(builder);
        RoleWrites.Add(builder);
        TenantWrites.Add(builder);
        return table;
    }
}
