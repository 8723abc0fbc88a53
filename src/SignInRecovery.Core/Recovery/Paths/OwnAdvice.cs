using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What a known account settles about advice to the person: whether the way is open to it.</summary>
internal static class OwnAdvice
{
    /// <summary>The paths of an advice for a known account: none when the way is known to be closed.</summary>
    public static RecoveryPath? For(Advice advice, RecoveryQuestion question, Tenant tenant, User user, DateTimeOffset asOf)
    {
        // Nothing that somebody does for the own account opens a disabled one.
        if (user.AccountEnabled == false && (advice.Kind is AdviceKind.PasswordReset or AdviceKind.OtherMethod))
        {
            return null;
        }

        RecoveryPath path = advice.ToPath(question) with { Account = user.UserPrincipalName, AccountId = user.Id };
        return advice.Kind switch
        {
            AdviceKind.PasswordReset => PasswordReset(path, tenant, user),
            AdviceKind.OtherMethod => OtherMethod(path, tenant, user, asOf),
            AdviceKind.OnPremises => OnPremises(path, user),
            _ => path,
        };
    }

    private static RecoveryPath? PasswordReset(RecoveryPath path, Tenant tenant, User user)
    {
        if (user.IsExternal == true)
        {
            return null;
        }

        // The switch is for the holders of certain roles; everybody else resets under the policy for people.
        bool isUnderSwitch = tenant.Roles.HoldingsOf(user.Id).Any(h => h.IsActive && SelfServiceReset.Roles.Any(r => string.Equals(r.TemplateId, h.RoleTemplateId, StringComparison.OrdinalIgnoreCase)));
        bool? isSwitchedOn = tenant.AuthorizationPolicy.Single.TryGet(out AuthorizationPolicy? policy) ? policy.AllowedToUseSspr : null;
        if (isUnderSwitch && isSwitchedOn == false)
        {
            return null;
        }

        Fact<RegistrationDetails?> registration = tenant.Directory.RegistrationOf(user.Id);
        return registration.TryGet(out RegistrationDetails? report)
            ? report?.IsSsprCapable switch
            {
                true when isUnderSwitch && isSwitchedOn is null => path with
                {
                    Certainty = RecoveryCertainty.Likely,
                    Doubt = "The account is registered for it; whether the tenant lets administrators reset their password (allowedToUseSSPR) is not in the snapshot.",
                    Title = path.Title + ": the account is registered for it",
                },
                true => path with { Certainty = RecoveryCertainty.Certain, Doubt = string.Empty, Title = path.Title + ": the account is registered for it" },
                false => null,
                null => Doubting(path, "The registration report does not say whether the account is registered for it.", []),
            }
            : Doubting(path, registration.Missing[0].Reason, registration.Missing);
    }

    private static RecoveryPath? OtherMethod(RecoveryPath path, Tenant tenant, User user, DateTimeOffset asOf)
    {
        SecondFactors factors = SecondFactors.Of(tenant, user, asOf);
        string[] names = [.. factors.Accepted.Select(f => f.Name).Distinct(StringComparer.Ordinal)];
        if (names.Length > 1)
        {
            return path with
            {
                Title = $"Use another method: the account has {Lockout.RuleTargets.Join(names)}",
                Certainty = RecoveryCertainty.Likely,
                Doubt = "Which of them is lost is for you to say; one of the others is enough.",
            };
        }

        return factors.Missing.Count > 0
            ? Doubting(path, factors.Missing[0].Reason, factors.Missing)
            : null;
    }

    private static RecoveryPath? OnPremises(RecoveryPath path, User user) => user.OnPremisesSyncEnabled switch
    {
        true => path with { Title = path.Title.Replace("If the account comes from an on-premises directory: have", "The account comes from the on-premises directory: have", StringComparison.Ordinal), Certainty = RecoveryCertainty.Likely, Order = 0 },
        false => null,
        null => path,
    };

    private static RecoveryPath Doubting(RecoveryPath path, string doubt, IReadOnlyList<MissingFact> missing) =>
        path with { Certainty = RecoveryCertainty.Unknown, Doubt = doubt, Missing = missing };
}
