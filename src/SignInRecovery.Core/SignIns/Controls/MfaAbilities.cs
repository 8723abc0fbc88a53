using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>Whether an account can present what multifactor authentication or an authentication strength demands.</summary>
internal static class MfaAbilities
{
    /// <summary>Judges a demand.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="account">The account.</param>
    /// <param name="context">The circumstances.</param>
    public static ControlAbility Of(MfaDemand demand, Account account, SignInContext context)
    {
        if (context.IsLegacyClient())
        {
            return ControlAbility.NotMet(demand.Control, demand.Name, "a client with legacy authentication supports no multifactor authentication");
        }

        if (context.IsUnavailable(demand.Control))
        {
            return ControlAbility.NotMet(demand.Control, demand.Name, "nobody can meet it now");
        }

        if (account.IsExternal.TryGet(out bool isExternal))
        {
            return isExternal ? External(demand, account, context) : Internal(demand, account, context);
        }

        ControlAbility inside = Internal(demand, account, context);
        ControlAbility outside = External(demand, account, context);
        Fact<bool> isMet = Truth.Either(inside.IsMet, outside.IsMet, account.IsExternal.Missing);
        return inside with
        {
            IsMet = isMet,
            Reason = isMet.IsKnown ? inside.Reason : ControlAbility.Clause(isMet.Missing),
            RegistrationMayResolve = Truth.Either(inside.RegistrationMayResolve, outside.RegistrationMayResolve, account.IsExternal.Missing),
        };
    }

    private static ControlAbility Internal(MfaDemand demand, Account account, SignInContext context)
    {
        if (account.IsMfaLeftToFederation.TryGet(out bool isLeft))
        {
            return isLeft ? Federated() : InCloud(demand, account, context);
        }

        ControlAbility cloud = InCloud(demand, account, context);
        ControlAbility federated = Federated();
        Fact<bool> isMet = Truth.Either(cloud.IsMet, federated.IsMet, account.IsMfaLeftToFederation.Missing);
        return cloud with
        {
            IsMet = isMet,
            Reason = isMet.IsKnown ? cloud.Reason : ControlAbility.Clause(isMet.Missing),
            RegistrationMayResolve = Truth.Either(cloud.RegistrationMayResolve, federated.RegistrationMayResolve, account.IsMfaLeftToFederation.Missing),
        };

        ControlAbility Federated()
        {
            Credential[] atServer = [.. account.Credentials.Where(c => c.Modes.HasFlag(AuthenticationMethodModes.FederatedMultiFactor))];
            return Answer(
                demand,
                atServer,
                $"the federation server of {account.Name} does all multifactor authentication, and no other method counts",
                mayRegister: null) with
            {
                Where = null,
            };
        }
    }

    private static ControlAbility InCloud(MfaDemand demand, Account account, SignInContext context)
    {
        IReadOnlyList<Credential> credentials = At(context.UserAction, account.Credentials);
        return Answer(demand, credentials, Lacks(demand, account.Name, credentials), MayRegister(account, context, Modes.RegistrableWhenInterrupted));
    }

    private static ControlAbility External(MfaDemand demand, Account account, SignInContext context)
    {
        if (demand.IsStrength && account.Provider is not (IdentityProviderKind.Entra or IdentityProviderKind.Unknown))
        {
            return ControlAbility.NotMet(
                demand.Control,
                demand.Name,
                $"authentication strengths are for external users who sign in with Microsoft Entra ID, and {account.Name} signs in with another provider");
        }

        if (context.UserAction == SignInUserAction.RegisterSecurityInformation && account.Provider is (IdentityProviderKind.Other or IdentityProviderKind.EmailOneTimePasscode))
        {
            return ControlAbility.NotMet(demand.Control, demand.Name, $"a guest of another provider is blocked from registering security information, and {account.Name} is one") with
            {
                Where = MfaPlace.ResourceTenant,
            };
        }

        // Only claims of Microsoft Entra tenants can be trusted.
        Fact<bool> isTrusted = account.Provider is IdentityProviderKind.Entra or IdentityProviderKind.Unknown ? account.Trust.Mfa : Fact.Known(false);
        ControlAbility home = AtHome(demand, account, context);
        ControlAbility here = account.IsDirectConnect
            ? ControlAbility.NotMet(demand.Control, demand.Name, $"{account.Name} comes by B2B direct connect, and the multifactor authentication of the home tenant is not trusted")
            : InResourceTenant(demand, account, context);
        if (isTrusted.TryGet(out bool trusts))
        {
            return trusts ? home : here;
        }

        Fact<bool> isMet = Truth.Either(home.IsMet, here.IsMet, isTrusted.Missing);
        return here with
        {
            IsMet = isMet,
            With = isMet.IsTrue() ? [.. home.With.Concat(here.With).Distinct()] : [],
            Reason = isMet.IsKnown ? here.Reason : ControlAbility.Clause(isTrusted.Missing),
            RegistrationMayResolve = Truth.Either(home.RegistrationMayResolve, here.RegistrationMayResolve, isTrusted.Missing),
            Where = null,
        };
    }

    private static ControlAbility AtHome(MfaDemand demand, Account account, SignInContext context)
    {
        IReadOnlyList<Credential> credentials = At(context.UserAction, account.HomeCredentials);
        return Answer(
            demand,
            credentials,
            $"{account.Name} has nothing in the home tenant that satisfies it",
            context.IsRisky() ? null : mode => Fact.Known(Modes.RegistrableWhenInterrupted.HasFlag(mode)),
            isIssuerDecisive: false) with
        {
            Where = MfaPlace.HomeTenant,
        };
    }

    private static ControlAbility InResourceTenant(MfaDemand demand, Account account, SignInContext context)
    {
        Credential[] credentials = [.. account.Credentials.Where(c => c.IsFirstFactor || (c.Modes & Modes.InResourceTenant) != 0).Select(OnlyAccepted)];
        bool isFirstRegistration = context.UserAction == SignInUserAction.RegisterSecurityInformation && account.Provider == IdentityProviderKind.MicrosoftAccount;
        return Answer(
            demand,
            credentials,
            $"{account.Name} has nothing registered in this tenant that an external user can present here (SMS, voice call, Microsoft Authenticator notification, software OATH code)",
            MayRegister(account, context, Modes.InResourceTenant, isFirstRegistration)) with
        {
            Where = MfaPlace.ResourceTenant,
        };
    }

    private static Credential OnlyAccepted(Credential credential) =>
        credential.IsFirstFactor ? credential : credential with { Modes = credential.Modes & Modes.InResourceTenant, IsExternalMethod = false };

    private static ControlAbility Answer(
        MfaDemand demand,
        IReadOnlyList<Credential> credentials,
        string lacks,
        Func<AuthenticationMethodModes, Fact<bool>>? mayRegister,
        bool isIssuerDecisive = true)
    {
        (Fact<bool> isMet, IReadOnlyList<string> with) = Combinations.Of(demand, credentials, isIssuerDecisive);
        return new ControlAbility
        {
            Control = demand.Control,
            Name = demand.Name,
            IsMet = isMet,
            With = with,
            Reason = isMet.IsTrue() ? "it is registered" : isMet.IsKnown ? lacks : ControlAbility.Clause(isMet.Missing),
            RegistrationMayResolve = isMet.IsTrue() || mayRegister is null ? Fact.Known(false) : Combinations.CouldBeRegistered(demand, credentials, mayRegister),
        };
    }

    // Who is asked for multifactor authentication while registering the first method cannot register it: that takes a method,
    // or a Temporary Access Pass. A guest with a Microsoft account registers here (Microsoft Entra documentation, target resources).
    private static Func<AuthenticationMethodModes, Fact<bool>>? MayRegister(Account account, SignInContext context, AuthenticationMethodModes modes, bool isFirstRegistration = false)
    {
        if (context.IsRisky() || (context.UserAction == SignInUserAction.RegisterSecurityInformation && !isFirstRegistration))
        {
            return null;
        }

        return mode => !modes.HasFlag(mode) ? Fact.Known(false) : account.MayRegister(mode) switch
        {
            { State: MethodAcceptanceState.Accepted } => Fact.Known(true),
            { State: MethodAcceptanceState.Refused } => Fact.Known(false),
            { } acceptance => Fact.Unknown<bool>(acceptance.Missing),
        };
    }

    // Windows Hello for Business and device-bound passkeys need a device that is registered already (Microsoft Entra
    // documentation, target resources, user actions).
    private static IReadOnlyList<Credential> At(SignInUserAction? action, IReadOnlyList<Credential> credentials) => action != SignInUserAction.RegisterOrJoinDevices
        ? credentials
        :
        [
            .. credentials
                .Select(c => c with { Modes = c.Modes & ~AuthenticationMethodModes.WindowsHelloForBusiness })
                .Where(c => c.Modes != AuthenticationMethodModes.None || c.IsExternalMethod)
                .Where(c => c.Modes != AuthenticationMethodModes.Fido2 || c.PasskeyType != PasskeyType.DeviceBound)
                .Select(c => c.Modes == AuthenticationMethodModes.Fido2 && c.PasskeyType != PasskeyType.Synced && c.Acceptance.State == MethodAcceptanceState.Accepted
                    ? c with
                    {
                        Acceptance = MethodAcceptance.Unknown(new MissingFact(
                            "methods",
                            $"A device-bound passkey cannot register a device, and whether {c.Name} is one is not known.",
                            "Register the device with another method.")),
                    }
                    : c),
        ];

    private static string Lacks(MfaDemand demand, string name, IReadOnlyList<Credential> credentials)
    {
        AuthenticationMethodModes wanted = demand.Combinations.Aggregate(AuthenticationMethodModes.None, (all, one) => all | one);
        string[] refused =
        [
            .. credentials.Where(c => (c.Modes & wanted) != 0 && c.Acceptance.State == MethodAcceptanceState.Refused)
                .Select(c => $"{c.Name} is refused, because {c.Acceptance.Reason}").Distinct().Take(3),
        ];
        return refused.Length > 0
            ? $"{name} has no method that satisfies it: {string.Join("; ", refused)}"
            : $"{name} has no method registered that satisfies it";
    }
}
