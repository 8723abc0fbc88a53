using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// What the passkey policy demands of a key at sign-in: its model and its type, by the profiles of the user's target or,
/// without profiles, by the policy itself. Attestation and self-service set-up act at registration only (Microsoft Entra
/// documentation, passkeys, 2026-03-08).
/// </summary>
internal static class PasskeyDemands
{
    /// <summary>Whether one inclusion accepts a key; one satisfied profile is enough.</summary>
    public static MethodAcceptance Of(AuthenticationMethodConfiguration configuration, AuthenticationMethodTarget target, AuthenticationMethod key)
    {
        IReadOnlyList<string> allowed = target.AllowedPasskeyProfiles is { Count: > 0 } named
            ? named
            : configuration.DefaultPasskeyProfile is string standard ? [standard] : [];
        bool hasProfiles = configuration.PasskeyProfiles is { Count: > 0 } || target.AllowedPasskeyProfiles is { Count: > 0 };
        if (!hasProfiles)
        {
            return Model(configuration.KeyRestrictions, key, "the passkey policy", $"{configuration.Id}.keyRestrictions");
        }

        if (allowed.Count == 0)
        {
            return MethodAcceptance.Unknown(Missing("names no passkey profile for a target, and no default profile"));
        }

        MethodAcceptance[] answers = [.. allowed.Select(id => Profile(configuration, id, key))];
        return answers.FirstOrDefault(a => a.State == MethodAcceptanceState.Accepted)
            ?? answers.FirstOrDefault(a => a.State == MethodAcceptanceState.Unknown)
            ?? MethodAcceptance.Refused(string.Join(", and ", answers.Select(a => a.Reason).Distinct()), answers[0].Property!);
    }

    private static MethodAcceptance Profile(AuthenticationMethodConfiguration configuration, string id, AuthenticationMethod key)
    {
        PasskeyProfile? profile = configuration.PasskeyProfiles?.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.OrdinalIgnoreCase));
        if (profile is null)
        {
            return MethodAcceptance.Unknown(Missing($"does not hold the passkey profile {id}, which a target names"));
        }

        string name = $"the passkey profile '{profile.Name ?? id}'";
        string property = $"{configuration.Id}.passkeyProfiles[{profile.Name ?? id}]";
        MethodAcceptance type = Type(profile, key, name, property + ".passkeyTypes");
        MethodAcceptance model = Model(profile.KeyRestrictions, key, name, property + ".keyRestrictions");
        return (type.State, model.State) switch
        {
            (MethodAcceptanceState.Refused, _) => type,
            (_, MethodAcceptanceState.Refused) => model,
            (MethodAcceptanceState.Unknown, _) => type,
            _ => model,
        };
    }

    private static MethodAcceptance Type(PasskeyProfile profile, AuthenticationMethod key, string name, string property)
    {
        if (profile.PasskeyTypes is not PasskeyTypes types)
        {
            return MethodAcceptance.Unknown(Missing($"does not say which types of passkey {name} allows"));
        }

        if (types.HasFlag(PasskeyTypes.DeviceBound | PasskeyTypes.Synced))
        {
            return MethodAcceptance.Accepted($"{name} allows passkeys of both types");
        }

        PasskeyTypes? needed = key.PasskeyType switch
        {
            PasskeyType.DeviceBound => PasskeyTypes.DeviceBound,
            PasskeyType.Synced => PasskeyTypes.Synced,
            _ => null,
        };
        if (needed is not PasskeyTypes type || (types.HasFlag(PasskeyTypes.Unrecognized) && !types.HasFlag(type)))
        {
            return MethodAcceptance.Unknown(new MissingFact(
                "methods",
                $"Whether {MethodNames.Of(key)} is device-bound or synced is not known, and {name} does not allow both.",
                "Take the snapshot again, or look at the key's type under the user's authentication methods."));
        }

        return types.HasFlag(type)
            ? MethodAcceptance.Accepted($"{name} allows its type")
            : MethodAcceptance.Refused(
                type == PasskeyTypes.Synced
                    ? $"it is a synced passkey, and {name} allows device-bound ones only"
                    : $"it is a device-bound passkey, and {name} allows synced ones only",
                property);
    }

    private static MethodAcceptance Model(PasskeyKeyRestrictions? restrictions, AuthenticationMethod key, string name, string property)
    {
        // Graph leaves keyRestrictions null, or not enforced, where no model is restricted.
        if (restrictions is null or { IsEnforced: false } or { IsEnforced: null, AaGuids.Count: 0 })
        {
            return MethodAcceptance.Accepted($"{name} restricts no model");
        }

        if (restrictions.IsEnforced is null || restrictions.EnforcementType is not (PasskeyRestrictionEnforcementType.Allow or PasskeyRestrictionEnforcementType.Block))
        {
            return MethodAcceptance.Unknown(Missing($"does not say how {name} restricts the models of keys"));
        }

        if (key.AaGuid is not string model)
        {
            return MethodAcceptance.Unknown(new MissingFact(
                "methods",
                $"The model (AAGUID) of {MethodNames.Of(key)} is not known, and {name} restricts the models.",
                "Take the snapshot again with the permission UserAuthenticationMethod.Read.All."));
        }

        bool isListed = restrictions.AaGuids.Any(listed => IsSameModel(listed, model));
        return (restrictions.EnforcementType, isListed) switch
        {
            (PasskeyRestrictionEnforcementType.Allow, false) => MethodAcceptance.Refused(
                $"its model (AAGUID {model}) is not on the list of allowed models of {name}", property),
            (PasskeyRestrictionEnforcementType.Block, true) => MethodAcceptance.Refused(
                $"its model (AAGUID {model}) is on the list of blocked models of {name}", property),
            _ => MethodAcceptance.Accepted($"{name} allows its model"),
        };
    }

    // Exports write the same id with and without hyphens and in either case.
    private static bool IsSameModel(string listed, string model) =>
        Guid.TryParse(listed, out Guid left) && Guid.TryParse(model, out Guid right)
            ? left == right
            : string.Equals(listed, model, StringComparison.OrdinalIgnoreCase);

    private static MissingFact Missing(string what) => new(
        "authenticationMethodsPolicy",
        $"The authentication methods policy of the snapshot {what}.",
        "Take the snapshot again.");
}
