using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>A Temporary Access Pass of a user: it opens a sign-in for a while, and is no lasting second factor.</summary>
public sealed record TemporaryPass
{
    private const string NotYetValid = "notYetValid";

    /// <summary>The registered pass.</summary>
    public required AuthenticationMethod Method { get; init; }

    /// <summary>When it ends; null when the snapshot does not tell.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether a sign-in accepts it at the time asked about.</summary>
    public required Fact<bool> IsUsable { get; init; }

    /// <summary>Judges a pass.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="method">The pass; it is the user's.</param>
    /// <param name="asOf">The time asked about.</param>
    public static TemporaryPass Of(Tenant tenant, User user, AuthenticationMethod method, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(method);
        DateTimeOffset? end = method is { StartDateTime: DateTimeOffset start, LifetimeInMinutes: int minutes } ? start.AddMinutes(minutes) : null;
        return new TemporaryPass { Method = method, EndsAt = end, IsUsable = Usable(MethodAcceptances.Of(tenant, user, method), method, end, asOf) };
    }

    private static Fact<bool> Usable(MethodAcceptance acceptance, AuthenticationMethod method, DateTimeOffset? end, DateTimeOffset asOf)
    {
        // What Graph says of the pass holds for the moment of the snapshot: a pass that was not valid yet may be so by now,
        // one that was used up or forbidden stays so.
        bool wasUnusable = method.IsUsable == false && !string.Equals(method.MethodUsabilityReason, NotYetValid, StringComparison.OrdinalIgnoreCase);
        if (acceptance.State == MethodAcceptanceState.Refused || wasUnusable || method.StartDateTime > asOf || end <= asOf)
        {
            return Fact.Known(false);
        }

        if (acceptance.State == MethodAcceptanceState.Unknown)
        {
            return Fact.Unknown<bool>(acceptance.Missing);
        }

        return end is not null
            ? Fact.Known(true)
            : Fact.Unknown<bool>(new MissingFact("methods", "The snapshot does not say when the Temporary Access Pass begins and ends.", "Take the snapshot again."));
    }
}
