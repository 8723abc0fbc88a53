using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>
/// Whether an approved client app or an app protection policy can be presented: on iOS and Android, the policy also in
/// Microsoft Edge on Windows (preview); never by external users, whose devices the home tenant manages (Microsoft Entra
/// documentation, grant controls, 2026-03-24, and B2B users, 2024-05-15).
/// </summary>
internal static class ApplicationAbilities
{
    private const string ApprovedName = "an approved client app";
    private const string ProtectedName = "an app protection policy";

    /// <summary>"Require approved client app".</summary>
    public static ControlAbility Approved(Account account, SignInContext context) => Of(
        new GrantControl(GrantControlKind.ApprovedApplication),
        ApprovedName,
        account,
        context,
        platform => platform is SignInPlatform.IOS or SignInPlatform.Android,
        "approved client apps are known on iOS and Android only");

    /// <summary>"Require app protection policy".</summary>
    public static ControlAbility Protected(Account account, SignInContext context) => Of(
        new GrantControl(GrantControlKind.CompliantApplication),
        ProtectedName,
        account,
        context,
        platform => platform is SignInPlatform.IOS or SignInPlatform.Android
            || (platform == SignInPlatform.Windows && context.ClientAppType is (null or ClientAppType.All or ClientAppType.Browser)),
        "app protection policies are known on iOS and Android, and in Microsoft Edge on Windows, only");

    private static ControlAbility Of(GrantControl control, string name, Account account, SignInContext context, Func<SignInPlatform, bool> isSupported, string where)
    {
        string? never =
            context.IsLegacyClient() ? "a client with legacy authentication is none"
            : context.IsUnavailable(control) ? "nobody can meet it now"
            : context.Platform is SignInPlatform platform && !isSupported(platform) ? where
            : account.IsExternal.IsTrue() ? $"it is not supported for external users, and {account.Name} is one"
            : null;
        return never is not null ? ControlAbility.NotMet(control, name, never) : ControlAbility.Unknown(control, name, new MissingFact(
            "client app",
            $"Whether {account.Name} uses an app that counts as {name}, on a registered device, is not in a snapshot.",
            "Try the sign-in with the app.")) with
        {
            RegistrationMayResolve = Fact.Known(false),
        };
    }
}
