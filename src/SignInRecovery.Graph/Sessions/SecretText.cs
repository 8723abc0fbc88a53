using System.Net;
using System.Security;

namespace SignInRecovery.Graph.Sessions;

/// <summary>Opens secure strings at the last moment, for the packages that want text.</summary>
internal static class SecretText
{
    /// <summary>The text of a secure string; empty for none.</summary>
    public static string Of(SecureString? secret) => secret is null ? string.Empty : new NetworkCredential(string.Empty, secret).Password;
}
