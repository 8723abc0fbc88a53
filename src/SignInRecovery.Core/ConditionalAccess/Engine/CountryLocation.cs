using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// A location of countries, found by address or by GPS. An address of no country belongs to it only when unknown countries are
/// included (Microsoft Entra documentation, network assignment, 2024-05-22).
/// </summary>
/// <param name="location">The location.</param>
internal sealed class CountryLocation(NamedLocation location) : LocationEntry
{
    private readonly HashSet<string> _countries = new(location.CountriesAndRegions ?? [], StringComparer.OrdinalIgnoreCase);

    // The name of a country, or several in one text, could mean any.
    private readonly bool _hasNames = (location.CountriesAndRegions ?? []).Any(c => c.Length != 2 || !c.All(char.IsAsciiLetter));

    private bool IsByGps => location.CountryLookupMethod == CountryLookupMethod.AuthenticatorAppGps;

    /// <inheritdoc/>
    public override Tri Holds(EvaluationScope scope)
    {
        SignInContext context = scope.Context;
        string? country = context.Country;
        if (IsByGps)
        {
            country = context.GpsCountry;
            if (country is null && (context.Country is not null || context.CountryUnknown == true))
            {
                if (scope.Mode == EvaluationMode.WorstCase)
                {
                    return Tri.Absent;
                }

                scope.Assume(AssumedSignals.GpsCountry);
                country = context.Country;
            }
        }

        if (location.CountryLookupMethod == CountryLookupMethod.Unrecognized || location.CountriesAndRegions is null)
        {
            return Tri.Unknown;
        }

        if (context.CountryUnknown == true && (!IsByGps || country is null))
        {
            return TriLogic.Of(location.IncludeUnknownCountriesAndRegions);
        }

        if (country is not null)
        {
            return _countries.Contains(country) ? Tri.True : _hasNames ? Tri.Unknown : Tri.False;
        }

        if (!scope.TakesOrdinaryValues)
        {
            return Tri.Absent;
        }

        scope.Assume(AssumedSignals.Country);
        return Tri.False;
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(
        _hasNames && (scope.Context.Country ?? scope.Context.GpsCountry) is not null
            ? new MissingFact("namedLocations", $"Something that {Name} lists is no country code of two letters: {Printable.Line(string.Join(", ", location.CountriesAndRegions!))}.", "Put the country codes that are meant in its place.")
            : location.CountryLookupMethod == CountryLookupMethod.Unrecognized || location.CountriesAndRegions is null
        || (scope.Context.CountryUnknown == true && location.IncludeUnknownCountriesAndRegions is null)
            ? new MissingFact("namedLocations", $"The snapshot does not hold everything of the location {Name}.", "Take the snapshot again.")
            : IsByGps ? MissingSignals.GpsCountry
            : MissingSignals.Country);
}
