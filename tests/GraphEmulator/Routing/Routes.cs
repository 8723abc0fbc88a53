using SignInRecovery.GraphEmulator.Tokens;

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
        return table;
    }
}
