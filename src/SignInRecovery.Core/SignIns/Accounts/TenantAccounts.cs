using System.Collections.Concurrent;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>What the accounts of a tenant can present, as far as the snapshot tells.</summary>
internal sealed class TenantAccounts
{
    /// <summary>So many accounts are remembered: a sweep over one person's sign-ins reads the account once, one over a tenant does not keep it whole.</summary>
    private const int Remembered = 4096;

    private readonly Tenant _tenant;
    private readonly DateTimeOffset _asOf;
    private readonly Lazy<ILookup<string, Device>> _devices;
    private readonly Lazy<HashSet<string>> _administrators;
    private readonly ConcurrentDictionary<string, Account> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the answer for a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    public TenantAccounts(Tenant tenant, DateTimeOffset asOf)
    {
        _tenant = tenant;
        _asOf = asOf;
        _devices = new(() => tenant.Devices.Seen.ToLookup(d => d.UserId, StringComparer.OrdinalIgnoreCase));
        _administrators = new(() => tenant.Roles.AdministratorsSeen.Select(u => u.Id).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>An account by the object id of its user; everything is Unknown of one that was not seen.</summary>
    /// <param name="userId">The object id.</param>
    /// <param name="external">What is known of the user beyond the directory object.</param>
    public Account Of(string userId, ExternalUser? external = null)
    {
        if (external is not null)
        {
            return Read(userId, external);
        }

        if (!_known.TryGetValue(userId, out Account? account))
        {
            account = Read(userId, null);
            if (_known.Count < Remembered)
            {
                _ = _known.TryAdd(userId, account);
            }
        }

        return account;
    }

    private Account Read(string userId, ExternalUser? external)
    {
        Fact<User?> found = _tenant.Directory.FindUser(userId);
        return found is { IsKnown: true, Value: User user } ? Of(user, external) : Unseen(userId, found.IsKnown
            ? [new MissingFact("users", $"There is no user {userId} in the tenant.", "Check the id.")]
            : found.Missing);
    }

    private Account Of(User user, ExternalUser? external)
    {
        (IReadOnlyList<Credential> first, Fact<bool> isMfaLeft) = TenantFederation.Of(_tenant, user);
        (IReadOnlyList<AccountDevice> devices, IReadOnlyList<MissingFact> missingDevices) = Devices(user);
        Fact<GuestOrExternalUserTypes> type = external?.Type is GuestOrExternalUserTypes known ? Fact.Known(known) : TypeOf(user);
        return new Account
        {
            Id = user.Id,
            Name = user.DisplayName ?? user.UserPrincipalName ?? user.Id,
            ExternalType = type,
            Provider = ProviderOf(user),
            Credentials = [.. user.IsExternal == true ? [Credential.Known(AuthenticationMethodModes.Password, "the sign-in at home")] : first, .. TenantCredentials.Of(_tenant, user, _asOf)],
            HomeCredentials = user.IsExternal == false ? [] :
            [
                Credential.Known(AuthenticationMethodModes.Password, "the sign-in at home"),
                Credential.Unseen(Modes.Registered, "a method of the home tenant", new MissingFact(
                    "home tenant",
                    $"What {user.DisplayName ?? user.Id} has registered in the home tenant is not visible in this tenant.",
                    "Have the user sign in, or ask the administrators of the home tenant.")),
            ],
            Trust = user.IsExternal == false ? HomeTrust.Unknown() : TenantTrust.Of(_tenant.CrossTenantAccess.All, external?.HomeTenantId),
            IsHomeDeviceCompliant = Fact.Unknown<bool>(new MissingFact(
                "home tenant",
                $"Whether the device of {user.DisplayName ?? user.Id} is compliant at home is not visible in this tenant.",
                "Ask the administrators of the home tenant.")),
            Devices = devices,
            MissingDevices = missingDevices,
            IsMfaLeftToFederation = user.IsExternal == true ? Fact.Known(false) : isMfaLeft,
            MayRegister = mode => MayRegister(user, mode),
            CanChangePassword = CanChangePassword(user),
        };
    }

    private static Account Unseen(string userId, IReadOnlyList<MissingFact> missing) => new()
    {
        Id = userId,
        Name = userId,
        ExternalType = Fact.Unknown<GuestOrExternalUserTypes>(missing),
        Credentials = [Credential.Unseen(Modes.Registered | AuthenticationMethodModes.Password | AuthenticationMethodModes.FederatedMultiFactor, "a method that was not seen", missing) with { IsExternalMethod = true }],
        HomeCredentials = [Credential.Unseen(Modes.Registered | AuthenticationMethodModes.Password, "a method that was not seen", missing)],
        Trust = HomeTrust.Unknown(missing),
        IsHomeDeviceCompliant = Fact.Unknown<bool>(missing),
        MissingDevices = missing,
        IsMfaLeftToFederation = Fact.Unknown<bool>(missing),
        MayRegister = _ => MethodAcceptance.Unknown(missing),
        CanChangePassword = Fact.Unknown<bool>(missing),
    };

    // A user with credentials of this tenant is internal whatever the user type; the type tells guests from members
    // (Microsoft Entra documentation, authentication and Conditional Access for B2B users, 2024-05-15).
    private static Fact<GuestOrExternalUserTypes> TypeOf(User user) => (user.IsExternal, user.UserType) switch
    {
        (true, UserType.Guest) => Fact.Known(GuestOrExternalUserTypes.B2bCollaborationGuest),
        (true, _) => Fact.Known(GuestOrExternalUserTypes.B2bCollaborationMember),
        (false, UserType.Guest) => Fact.Known(GuestOrExternalUserTypes.InternalGuest),
        (false, _) => Fact.Known(GuestOrExternalUserTypes.None),
        _ => Fact.Unknown<GuestOrExternalUserTypes>(new MissingFact(
            "users",
            $"The snapshot does not say whether {user.DisplayName ?? user.Id} is an external user.",
            "Take the snapshot again with the user properties userType, userPrincipalName and creationType.")),
    };

    private static IdentityProviderKind ProviderOf(User user) =>
        user.Identities?.FirstOrDefault(i => i.IsExternal)?.Issuer is string issuer ? IdentityProviders.Of(issuer) : IdentityProviderKind.Unknown;

    private (IReadOnlyList<AccountDevice> Devices, IReadOnlyList<MissingFact> Missing) Devices(User user)
    {
        AccountDevice[] devices = [.. _devices.Value[user.Id].Where(d => d.AccountEnabled != false).Select(ToDevice)];
        if (_tenant.Devices.Missing is MissingFact missing)
        {
            return (devices, [missing]);
        }

        return devices.Length > 0 || _tenant.Scope == Tenants.Snapshots.SnapshotScope.AllUsers || _administrators.Value.Contains(user.Id)
            ? (devices, [])
            : (devices, [new MissingFact("devices", $"The snapshot holds the devices of administrators, and {user.DisplayName ?? user.Id} is none.", "Take a snapshot with this user in its scope.")]);
    }

    private static AccountDevice ToDevice(Device device)
    {
        string name = device.DisplayName ?? device.DeviceId ?? device.Id;
        return new AccountDevice(
            name,
            device.IsCompliant is bool isCompliant ? Fact.Known(isCompliant) : Unseen("isCompliant"),
            device.TrustType switch
            {
                DeviceTrustType.ServerAd => Fact.Known(true),
                DeviceTrustType.AzureAd or DeviceTrustType.Workplace => Fact.Known(false),
                _ => Unseen("trustType"),
            });

        Fact<bool> Unseen(string property) =>
            Fact.Unknown<bool>(new MissingFact("devices", $"The snapshot does not hold {property} of the device {name}.", "Take the snapshot again."));
    }

    private MethodAcceptance MayRegister(User user, AuthenticationMethodModes mode)
    {
        AuthenticationMethodConfigurationKind? kind = mode switch
        {
            AuthenticationMethodModes.Sms => AuthenticationMethodConfigurationKind.Sms,
            AuthenticationMethodModes.Voice => AuthenticationMethodConfigurationKind.Voice,
            AuthenticationMethodModes.MicrosoftAuthenticatorPush => AuthenticationMethodConfigurationKind.MicrosoftAuthenticator,
            AuthenticationMethodModes.SoftwareOath => AuthenticationMethodConfigurationKind.SoftwareOath,
            AuthenticationMethodModes.Fido2 => AuthenticationMethodConfigurationKind.Fido2,
            _ => null,
        };
        if (kind is null)
        {
            return MethodAcceptance.Refused("a user cannot register it in the course of a sign-in", "registration");
        }

        MethodAcceptance scope = MethodScope.Of(_tenant, user, kind.Value);
        if (kind != AuthenticationMethodConfigurationKind.Fido2)
        {
            return MethodAcceptances.WithLegacy(_tenant, new AuthenticationMethod { Id = mode.ToString(), Kind = AuthenticationMethodKind.Phone }, scope);
        }

        return scope.State == MethodAcceptanceState.Accepted
            && MethodScope.Configuration(_tenant, kind.Value) is { IsKnown: true, Value.IsSelfServiceRegistrationAllowed: false }
                ? MethodAcceptance.Refused("the policy lets nobody register a passkey alone", "Fido2.isSelfServiceRegistrationAllowed")
                : scope;
    }

    // That a synchronised user needs password writeback is not verified.
    private Fact<bool> CanChangePassword(User user)
    {
        if (user.OnPremisesSyncEnabled == false
            || (user.OnPremisesSyncEnabled == true && _tenant.OnPremisesSynchronization.Single is { IsKnown: true, Value.Features.PasswordWritebackEnabled: true }))
        {
            return Fact.Known(true);
        }

        return Fact.Unknown<bool>(new MissingFact(
            "onPremisesSynchronization",
            $"{user.DisplayName ?? user.Id} is, or may be, synchronised from on-premises, where a password changed in the cloud may have no effect without password writeback.",
            "Look at password writeback in Microsoft Entra Connect."));
    }
}
