using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>
/// Whether an account has a device that meets a device control (Microsoft Entra documentation, grant controls, 2026-03-24).
/// Enrolling one is not done in the course of a sign-in.
/// </summary>
internal static class DeviceAbilities
{
    private const string CompliantName = "a compliant device";
    private const string HybridName = "a Microsoft Entra hybrid joined device";

    /// <summary>A device marked as compliant: Windows 10 and later, iOS, Android, macOS, Linux Ubuntu.</summary>
    public static ControlAbility Compliant(Account account, SignInContext context)
    {
        GrantControl control = GrantControl.CompliantDevice;
        string? never = Never(control, context)
            ?? (context.Platform is SignInPlatform.Unknown or SignInPlatform.WindowsPhone ? "devices of this platform cannot be marked as compliant" : null);
        return never is not null ? ControlAbility.NotMet(control, CompliantName, never) : OfAccount(
            control,
            CompliantName,
            account,
            d => d.IsCompliant,
            account.Trust.CompliantDevice,
            account.IsHomeDeviceCompliant,
            "compliant");
    }

    /// <summary>A Microsoft Entra hybrid joined device: Windows only.</summary>
    public static ControlAbility Hybrid(Account account, SignInContext context)
    {
        GrantControl control = GrantControl.DomainJoinedDevice;
        string? never = Never(control, context)
            ?? (context.Platform is not (null or SignInPlatform.Windows) ? "only Windows devices can be hybrid joined" : null);
        return never is not null ? ControlAbility.NotMet(control, HybridName, never) : OfAccount(
            control,
            HybridName,
            account,
            d => d.IsHybridJoined,
            account.Trust.HybridDevice,
            Fact.Unknown<bool>(new MissingFact(
                "home tenant",
                $"Whether the device of {account.Name} is hybrid joined at home is not visible here.",
                "Ask the administrators of the home tenant.")),
            "hybrid joined");
    }

    private static string? Never(GrantControl control, SignInContext context) =>
        context.IsLegacyClient() ? "a client with legacy authentication passes no device state"
        : context.IsDeviceCodeFlow() ? "device code flow passes no device state"
        : context.IsUnavailable(control) ? "nobody can meet it now"
        : null;

    private static ControlAbility OfAccount(
        GrantControl control,
        string name,
        Account account,
        Func<AccountDevice, Fact<bool>> isRight,
        Fact<bool> isTrusted,
        Fact<bool> isRightAtHome,
        string adjective)
    {
        if (!account.IsExternal.TryGet(out bool isExternal))
        {
            return ControlAbility.Unknown(control, name, account.IsExternal.Missing);
        }

        return isExternal ? AtHome(control, name, account, isTrusted, isRightAtHome, adjective) : Own(control, name, account, isRight, adjective);
    }

    private static ControlAbility Own(GrantControl control, string name, Account account, Func<AccountDevice, Fact<bool>> isRight, string adjective)
    {
        AccountDevice[] right = [.. account.Devices.Where(d => isRight(d).IsTrue())];
        if (right.Length > 0)
        {
            return ControlAbility.Met(control, name, "it is enrolled", [.. right.Select(d => $"the {adjective} device {d.Name}")]);
        }

        MissingFact[] missing = [.. account.MissingDevices.Concat(account.Devices.SelectMany(d => isRight(d).Missing)).Distinct()];
        return missing.Length > 0
            ? ControlAbility.Unknown(control, name, missing)
            : ControlAbility.NotMet(control, name, $"{account.Name} has no {adjective} device");
    }

    // A device can be managed by the home tenant only, so that its claim must be trusted (Microsoft Entra documentation,
    // authentication and Conditional Access for B2B users, 2024-05-15).
    private static ControlAbility AtHome(GrantControl control, string name, Account account, Fact<bool> isTrusted, Fact<bool> isRightAtHome, string adjective)
    {
        Fact<bool> isMet = Truth.And(isTrusted, isRightAtHome);
        if (!isMet.TryGet(out bool met))
        {
            return ControlAbility.Unknown(control, name, isMet.Missing) with { RegistrationMayResolve = Fact.Known(false) };
        }

        if (met)
        {
            return ControlAbility.Met(control, name, "the home tenant's word is trusted", $"a device that is {adjective} in the home tenant");
        }

        return ControlAbility.NotMet(control, name, isTrusted.IsFalse()
            ? $"{account.Name} is an external user, and the cross-tenant access settings do not trust {adjective} devices of the home tenant"
            : $"the device of {account.Name} is not {adjective} in the home tenant");
    }
}
