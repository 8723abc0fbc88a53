using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// What no role can do in this tenant, because the account is not kept in it: a guest's password is in the home tenant, and a
/// password and state from on-premises are kept there.
/// </summary>
internal static class TargetLimits
{
    /// <summary>The reach, as far as the kind of account allows it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="capability">What is done.</param>
    /// <param name="target">The account.</param>
    /// <param name="reach">The reach of the role.</param>
    public static Reach Of(Tenant tenant, RecoveryCapability capability, TargetProfile target, Reach reach)
    {
        if (!reach.IsPossible || target.User is not User user)
        {
            return reach;
        }

        if (user.IsExternal == true && (capability is RecoveryCapability.ResetPassword or RecoveryCapability.TemporaryAccessPass))
        {
            return Reach.None;
        }

        if (user.IsExternal is null && (capability is RecoveryCapability.ResetPassword or RecoveryCapability.TemporaryAccessPass))
        {
            reach = NotTold(reach, "userPrincipalName", "whether the account is a guest, whose password is kept elsewhere", "TemporaryAccessPass");
        }

        if (user.OnPremisesSyncEnabled == false)
        {
            return reach;
        }

        if (user.OnPremisesSyncEnabled is null)
        {
            return capability is RecoveryCapability.EnableAccount or RecoveryCapability.ResetPassword
                ? NotTold(reach, "onPremisesSyncEnabled", "whether the account comes from on-premises, where its password and state are kept then", "DisabledSynced")
                : reach;
        }

        return capability switch
        {
            RecoveryCapability.EnableAccount => Reach.None,
            RecoveryCapability.ResetPassword => Writeback(tenant, reach),
            _ => reach,
        };
    }

    // A password from on-premises is written back, or it is changed on-premises (Microsoft Entra documentation, how
    // self-service password reset works, 2025-03-04).
    private static Reach Writeback(Tenant tenant, Reach reach)
    {
        Fact<OnPremisesSynchronization> settings = tenant.OnPremisesSynchronization.Single;
        return settings.TryGet(out OnPremisesSynchronization? seen)
            ? seen.Features?.PasswordWritebackEnabled switch
            {
                true => reach.AtMost(RecoveryCertainty.Likely, "The account comes from on-premises: the reset arrives there by password writeback, whose agent must run.", "SelfServiceUsers"),
                false => Reach.None,
                null => Unseen(reach),
            }
            : Unseen(reach) with { Missing = settings.Missing };
    }

    // The answer is kept for all accounts of the kind, so that it names none of them.
    private static Reach NotTold(Reach reach, string property, string what, string fact)
    {
        string reason = $"The snapshot does not say {what} ({property}).";
        return reach.AtMost(RecoveryCertainty.Unknown, reason, fact) with
        {
            Missing = [.. reach.Missing, new MissingFact("users", reason, "Take the snapshot again, with this property.")],
        };
    }

    private static Reach Unseen(Reach reach) =>
        reach.AtMost(RecoveryCertainty.Unknown, "The account comes from on-premises, and the snapshot does not say whether passwords are written back there.", "SelfServiceUsers");
}
