using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A location of address ranges.</summary>
/// <param name="ranges">The ranges.</param>
/// <param name="isV4Only">Whether only IPv4 addresses can lie in it, as in the MFA trusted IPs.</param>
internal sealed class AddressLocation(AddressRanges ranges, bool isV4Only = false) : LocationEntry
{
    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope)
    {
        if (scope.HasAddress)
        {
            return isV4Only && scope.IsV6 ? Tri.False : ranges.Contains(scope.IsV6, scope.Address);
        }

        if (!scope.TakesOrdinaryValues)
        {
            return Tri.Absent;
        }

        scope.Assume(AssumedSignals.Address);
        return Tri.False;
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(scope.HasAddress
        ? new MissingFact("namedLocations", $"A range of the location {Name} cannot be read.", "Look at the location in the Microsoft Entra admin center.")
        : MissingSignals.Address);
}
