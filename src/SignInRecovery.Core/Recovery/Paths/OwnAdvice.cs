using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What a known account settles about advice to the person: whether the way is open to it.</summary>
internal static class OwnAdvice
{
    /// <summary>The paths of an advice for a known account: none when the way is known to be closed.</summary>
    public static RecoveryPath? For(Advice advice, RecoveryQuestion question, Tenant tenant, User user, DateTimeOffset asOf)
    {
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

        bool isAdministrator = tenant.Roles.HoldingsOf(user.Id).Count > 0;
        if (isAdministrator && tenant.AuthorizationPolicy.Single is { IsKnown: true, Value.AllowedToUseSspr: false })
        {
            return null;
        }

        Fact<RegistrationDetails?> registration = tenant.Directory.RegistrationOf(user.Id);
        return registration.TryGet(out RegistrationDetails? report)
            ? report?.IsSsprCapable switch
            {
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
