using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Http;

/// <summary>/me is the signed-in person.</summary>
internal static class Me
{
    internal static string Rewrite(string path, AccessToken caller)
    {
        if (!path.Equals("/me", StringComparison.OrdinalIgnoreCase) && !path.StartsWith("/me/", StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        return caller.IsApplication
            ? throw GraphException.BadRequest("/me request is only valid with delegated authentication flow.")
            : $"/users/{caller.ObjectId}{path[3..]}";
    }
}
