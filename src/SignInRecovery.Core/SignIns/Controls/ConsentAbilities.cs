using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Terms of use, custom controls, password change and risk remediation: what a person does in the course of the sign-in.
/// </summary>
internal static class ConsentAbilities
{
    private const string IntuneEnrollment = "d4ebce55-015a-49b5-a083-c84d1797ae8c";
    private const string PasswordName = "a password change";
    private const string RemediationName = "risk remediation";

    /// <summary>
    /// Terms of use: accepted by the person; those for each device need a registered device, and exclude external users and
    /// Microsoft Intune Enrollment (Microsoft Entra documentation, terms of use, 2025-07-21).
    /// </summary>
    public static ControlAbility Terms(Tenant tenant, GrantControl control, Account account, SignInContext context)
    {
        TermsOfUseAgreement? terms = tenant.TermsOfUse.Seen.FirstOrDefault(t => string.Equals(t.Id, control.Id, StringComparison.OrdinalIgnoreCase));
        string name = $"the terms of use '{terms?.DisplayName ?? control.Id}'";
        bool isPerDevice = terms?.IsPerDeviceAcceptanceRequired == true;
        string? never =
            context.IsLegacyClient() ? "a client with legacy authentication cannot show them"
            : context.IsUnavailable(control) ? "nobody can meet it now"
            : account.IsDirectConnect ? $"they are not supported for B2B direct connect, by which {account.Name} comes"
            : isPerDevice && account.IsExternal.IsTrue() ? $"they must be accepted on each device, which is not supported for external users, and {account.Name} is one"
            : isPerDevice && string.Equals(context.ApplicationId, IntuneEnrollment, StringComparison.OrdinalIgnoreCase) ? "they must be accepted on each device, which Microsoft Intune Enrollment does not support"
            : null;
        if (never is not null)
        {
            return ControlAbility.NotMet(control, name, never);
        }

        if (terms is null && tenant.TermsOfUse.Missing is MissingFact missing)
        {
            return ControlAbility.Unknown(control, name, missing) with { RegistrationMayResolve = Fact.Known(false) };
        }

        return isPerDevice && context.Device?.IsRegistered != true
            ? ControlAbility.Unknown(control, name, new MissingFact(
                "device",
                $"{Upper(name)} must be accepted on each device, and whether the device can be registered for that during the sign-in is not known.",
                "Try the sign-in on this device.")) with
            {
                RegistrationMayResolve = Fact.Known(false),
            }
            : ControlAbility.Met(control, name, "the person can accept them in the course of the sign-in");
    }

    /// <summary>A custom control: another service answers, and not for what the home tenant of an external user vouches for.</summary>
    public static ControlAbility Custom(GrantControl control, Account account, SignInContext context)
    {
        string name = $"the custom control {control.Id}";
        string? never =
            context.IsLegacyClient() ? "a client with legacy authentication cannot show it"
            : context.IsUnavailable(control) ? "nobody can meet it now"
            : account.IsDirectConnect || (account.IsExternal.IsTrue() && account.Trust.Mfa.IsTrue()) ? "custom controls are not supported for cross-tenant trusts"
            : null;
        return never is not null ? ControlAbility.NotMet(control, name, never) : ControlAbility.Unknown(control, name, new MissingFact(
            "custom control",
            $"{Upper(name)} is answered by another service, which this tenant cannot see.",
            "Try the sign-in.")) with
        {
            RegistrationMayResolve = Fact.Known(false),
        };
    }

    /// <summary>
    /// A password change: the user must be registered for multifactor authentication before, and must have a password here
    /// (Microsoft Entra documentation, grant controls, 2026-03-24).
    /// </summary>
    public static ControlAbility PasswordChange(Account account, SignInContext context)
    {
        var control = new GrantControl(GrantControlKind.PasswordChange);
        return NeverForRisk(control, account, context) is string never
            ? ControlAbility.NotMet(control, PasswordName, never)
            : AfterMfa(control, PasswordName, account, context, account.CanChangePassword, "the person can change it after multifactor authentication");
    }

    /// <summary>Risk remediation: the person signs in again, with what the policy's authentication strength demands.</summary>
    public static ControlAbility RiskRemediation(Account account, SignInContext context)
    {
        var control = new GrantControl(GrantControlKind.RiskRemediation);
        return NeverForRisk(control, account, context) is string never
            ? ControlAbility.NotMet(control, RemediationName, never)
            : AfterMfa(control, RemediationName, account, context, Fact.Known(true), "the person can sign in again");
    }

    private static ControlAbility AfterMfa(GrantControl control, string name, Account account, SignInContext context, Fact<bool> also, string reason)
    {
        Fact<bool> hasMfa = MfaAbilities.Of(MfaDemand.Mfa, account, context with { UnavailableControls = [] }).IsMet;
        Fact<bool> isMet = Truth.And(hasMfa, also);
        if (!isMet.TryGet(out bool met))
        {
            return ControlAbility.Unknown(control, name, isMet.Missing) with { RegistrationMayResolve = Fact.Known(false) };
        }

        return met
            ? ControlAbility.Met(control, name, reason)
            : ControlAbility.NotMet(control, name, $"{account.Name} is not registered for multifactor authentication, and must be before");
    }

    private static string? NeverForRisk(GrantControl control, Account account, SignInContext context) =>
        context.IsLegacyClient() ? "a client with legacy authentication cannot show it"
        : context.IsUnavailable(control) ? "nobody can meet it now"
        : account.IsExternal.IsTrue() ? $"the risk of an external user can be remedied in the home tenant only, and {account.Name} is one"
        : null;

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
