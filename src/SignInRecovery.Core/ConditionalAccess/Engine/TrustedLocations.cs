using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// All trusted locations: the address locations that are marked as trusted, and the MFA trusted IPs, which Microsoft Graph does
/// not show (Microsoft Entra documentation, network assignment, 2024-05-22).
/// </summary>
/// <param name="trusted">The locations that are trusted.</param>
/// <param name="uncertain">The address locations of which it is not known whether they are.</param>
/// <param name="mfaTrustedIps">The MFA trusted IPs.</param>
/// <param name="locationsMissing">Why there may be more locations; null when there are not.</param>
/// <param name="areMfaTrustedIpsKnown">Whether somebody said which MFA trusted IPs there are.</param>
internal sealed class TrustedLocations(
    IReadOnlyList<LocationEntry> trusted,
    IReadOnlyList<LocationEntry> uncertain,
    LocationEntry mfaTrustedIps,
    MissingFact? locationsMissing,
    bool areMfaTrustedIpsKnown) : LocationEntry
{
    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope)
    {
        Tri holds = mfaTrustedIps.Holds(scope);
        foreach (LocationEntry entry in trusted)
        {
            holds = holds.Or(entry.Holds(scope));
        }

        foreach (LocationEntry entry in uncertain)
        {
            holds = holds.Or(entry.Holds(scope).And(Tri.Unknown));
        }

        if (holds is Tri.True or Tri.Absent)
        {
            return holds;
        }

        if (!areMfaTrustedIpsKnown)
        {
            scope.Assume(AssumedSignals.MfaTrustedIps);
        }

        // The ordinary address is outside every location, also of those that were not read.
        return locationsMissing is null || !scope.HasAddress ? holds : holds.Or(Tri.Unknown);
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        if (!scope.HasAddress)
        {
            missing.Add(MissingSignals.Address);
            return;
        }

        if (locationsMissing is not null)
        {
            missing.Add(locationsMissing);
        }

        foreach (LocationEntry entry in trusted.Where(e => e.Holds(scope) is Tri.Unknown))
        {
            entry.Explain(scope, missing);
        }

        foreach (LocationEntry entry in uncertain.Where(e => e.Holds(scope) is not Tri.False))
        {
            missing.Add(new MissingFact("namedLocations", $"The snapshot does not say whether the location {entry.Name} is trusted.", "Take the snapshot again."));
        }
    }
}
