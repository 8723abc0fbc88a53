using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Whether somebody is refused wherever the sign-in comes from, where no single policy says so: all places and platforms are
/// divided into cases, as finely as the tenant's locations tell them apart, and a case is divided further only while it is open.
/// A refusal in every case is one everywhere. A country that Microsoft Authenticator reports by GPS stays open.
/// </summary>
internal sealed class PlaceCases
{
    private const int MaximumEvaluations = 600;
    private const int MaximumNetworks = 64;
    private const string NamelessCountry = "ZZ";

    private static readonly SignInPlatform[] Platforms =
        [SignInPlatform.Unknown, SignInPlatform.Android, SignInPlatform.IOS, SignInPlatform.Windows, SignInPlatform.WindowsPhone, SignInPlatform.MacOS, SignInPlatform.Linux];

    private readonly Division[] _divisions;
    private readonly bool _isDivisible;

    /// <summary>The cases of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    public PlaceCases(Tenant tenant)
    {
        NamedLocation[] named = [.. Named(tenant)];
        string[]? addresses = AddressKinds.Of([.. Networks(tenant, named)], MaximumNetworks);
        string[] countries = [.. SignInPlaces.Countries(named)];
        _isDivisible = addresses is not null && !countries.Contains(NamelessCountry, StringComparer.OrdinalIgnoreCase);
        _divisions =
        [
            new(c => c.Platform is null, OnEachPlatform),
            new(c => c.IPAddress is null, c => addresses!.Select(a => c with { IPAddress = a })),
            new(
                c => c.Country is null && c.CountryUnknown != true,
                c => countries.Append(NamelessCountry).Select(n => c with { Country = n, CountryUnknown = false }).Append(c with { Country = null, CountryUnknown = true })),
            new(c => c.CompliantNetwork is null, c => [c with { CompliantNetwork = false }, c with { CompliantNetwork = true }]),
        ];
    }

    /// <summary>How somebody is refused in every case, once for each policy that refuses.</summary>
    /// <param name="open">The sign-in; of place and platform, what it gives is kept and what it leaves open is divided.</param>
    /// <param name="evaluate">Evaluates a sign-in; what is open stays open.</param>
    /// <returns>The refusals in the order of the policies' names; empty when there is a case without one, or when nobody can tell.</returns>
    public IReadOnlyList<RequirementAbility> Refusals(SignInContext open, Func<SignInContext, SignInOutcome> evaluate)
    {
        Division[] divisions = [.. _divisions.Where(d => d.IsOpen(open))];
        var refusals = new List<RequirementAbility>();
        int evaluations = 0;
        return _isDivisible && IsRefused(open, 0)
            ? [.. refusals.OrderBy(r => r.Requirement.Policy.DisplayName, StringComparer.Ordinal).ThenBy(r => r.Requirement.Policy.Id, StringComparer.Ordinal)]
            : [];

        bool IsRefused(SignInContext context, int division)
        {
            if (division == divisions.Length)
            {
                return false;
            }

            foreach (SignInContext part in divisions[division].Parts(context))
            {
                if (++evaluations > MaximumEvaluations)
                {
                    return false;
                }

                SignInOutcome outcome = evaluate(part);
                if (outcome.GetsIn.IsFalse() && Refusal(outcome) is RequirementAbility refusal)
                {
                    if (!refusals.Any(r => ReferenceEquals(r.Requirement.Policy, refusal.Requirement.Policy)))
                    {
                        refusals.Add(refusal);
                    }
                }
                else if (outcome.GetsIn.IsKnown || !IsRefused(part, division + 1))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static RequirementAbility? Refusal(SignInOutcome outcome) =>
        outcome.Abilities.FirstOrDefault(a => a.Requirement is { IsCertain: true, IsBlock: true })
        ?? outcome.Abilities.FirstOrDefault(a => a.Requirement.IsCertain && a.IsMet.IsFalse());

    private static IEnumerable<SignInContext> OnEachPlatform(SignInContext context)
    {
        foreach (SignInPlatform platform in Platforms)
        {
            yield return context with { Platform = platform };
        }
    }

    /// <summary>The locations that a policy names by their ids.</summary>
    private static IEnumerable<NamedLocation> Named(Tenant tenant)
    {
        var ids = tenant.Policies.Seen
            .Where(p => p.State != PolicyState.Disabled)
            .SelectMany(p => (p.Conditions.Locations?.IncludeLocations ?? []).Concat(p.Conditions.Locations?.ExcludeLocations ?? []))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return tenant.NamedLocations.Seen.Where(l => ids.Contains(l.Id));
    }

    // What no policy names by its id can matter as one of all trusted locations only.
    private static IEnumerable<IEnumerable<string?>> Networks(Tenant tenant, NamedLocation[] named) =>
        named.Select(l => Ranges([l]))
            .Append(Ranges(tenant.NamedLocations.Seen.Except(named).Where(l => l.IsTrusted == true)))
            .Append(Ranges(tenant.NamedLocations.Seen.Except(named).Where(l => l.IsTrusted is null)))
            .Append(tenant.MfaTrustedIps.Seen.Select(i => (string?)i.CidrAddress));

    private static IEnumerable<string?> Ranges(IEnumerable<NamedLocation> locations) => locations.SelectMany(l => l.IpRanges ?? []).Select(LocationReader.RangeOf);

    /// <summary>One signal: whether a sign-in leaves it open, and the sign-ins with each kind of its values.</summary>
    private sealed record Division(Func<SignInContext, bool> IsOpen, Func<SignInContext, IEnumerable<SignInContext>> Parts);
}
