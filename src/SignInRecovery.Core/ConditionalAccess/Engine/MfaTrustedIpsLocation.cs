using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The location whose id is all zeros. It is seen in policies and taken to mean the MFA trusted IPs, which no page says; so an
/// address that is trusted otherwise leaves it open.
/// </summary>
/// <param name="mfaTrustedIps">The MFA trusted IPs.</param>
/// <param name="trusted">All trusted locations.</param>
internal sealed class MfaTrustedIpsLocation(LocationEntry mfaTrustedIps, LocationEntry trusted) : LocationEntry
{
    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope)
    {
        Tri own = mfaTrustedIps.Holds(scope);
        Tri any = trusted.Holds(scope);
        return own == Tri.True || any == Tri.False ? own : any == Tri.Absent ? any : Tri.Unknown;
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(scope.HasAddress
        ? new MissingFact(
            "mfaTrustedIps",
            "The policy names the location of zeros, which seems to stand for the MFA trusted IPs; no page says whether it means all trusted locations.",
            "Look at the policy in the Microsoft Entra admin center.")
        : MissingSignals.Address);
}
