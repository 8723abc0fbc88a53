using SignInRecovery.Knowledge;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// A request for nothing but baseline scopes (Microsoft Entra documentation, enforcement with resource exclusions, 2026-05-27,
/// and target resources, 2026-01-26).
/// </summary>
/// <param name="Setting">The tenant's switch.</param>
/// <param name="IsAssumed">Whether nobody said how the switch stands.</param>
/// <param name="IsConfidential">Whether a confidential client asks.</param>
/// <param name="IsOidcOnly">Whether it asks for the scopes of OpenID Connect alone.</param>
/// <param name="WasExempt">Whether the request was exempt before the switch existed; native clients had a shorter list.</param>
internal sealed record BaselineRequest(BaselineScopes Setting, bool IsAssumed, bool IsConfidential, bool IsOidcOnly, bool WasExempt)
{
    private static readonly string[] Oidc = ["openid", "profile", "email", "offline_access"];
    private static readonly string[] NativeDirectory = ["User.Read", "People.Read"];

    private static readonly string[] Directory =
        ["User.Read", "User.Read.All", "User.ReadBasic.All", "People.Read", "People.Read.All", "GroupMember.Read.All", "Member.Read.Hidden"];

    /// <summary>The app id as which the request is evaluated; null under the older rule, and for an ID token alone.</summary>
    public string? Audience => Setting.Enforcement switch
    {
        _ when IsConfidential && IsOidcOnly => null,
        BaselineScopeEnforcement.Enforced => KnownApplications.WindowsAzureActiveDirectory,
        BaselineScopeEnforcement.Custom => Setting.AppId,
        _ => null,
    };

    /// <summary>Reads a request; null when it asks for more than baseline scopes, or its scopes are not known.</summary>
    /// <param name="context">The sign-in.</param>
    /// <param name="setting">The tenant's switch; null takes the default.</param>
    public static BaselineRequest? Of(SignInContext context, BaselineScopes? setting)
    {
        if (context.RequestedScopes.Count == 0)
        {
            return null;
        }

        string[] scopes = [.. context.RequestedScopes.Select(Name)];
        if (!scopes.All(s => Is(Oidc, s) || Is(Directory, s)))
        {
            return null;
        }

        bool isConfidential = context.ClientKind == ClientKind.Confidential;
        return new BaselineRequest(
            setting ?? BaselineScopes.Enforced,
            setting is null,
            isConfidential,
            scopes.All(s => Is(Oidc, s)),
            isConfidential || context.ClientKind is null || scopes.All(s => Is(Oidc, s) || Is(NativeDirectory, s)));
    }

    /// <summary>Whether a request asks for an ID token.</summary>
    /// <param name="context">The sign-in.</param>
    public static bool AsksForIdToken(SignInContext context) => context.RequestedScopes.Any(s => string.Equals(Name(s), "openid", StringComparison.OrdinalIgnoreCase));

    private static string Name(string scope) => scope[(scope.LastIndexOf('/') + 1)..];

    private static bool Is(string[] scopes, string scope) => scopes.Contains(scope, StringComparer.OrdinalIgnoreCase);
}
