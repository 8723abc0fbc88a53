using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Support;

/// <summary>
/// Which team a recovery path ends at, and for what: enough for <c>Get-SupportContact</c> to find numbers, hours and words.
/// A path holds the reference, and the contact is looked up for the reader's country.
/// </summary>
public sealed record SupportContactReference
{
    /// <summary>The team.</summary>
    public required SupportTeam Team { get; init; }

    /// <summary>What to ask the team for, in one sentence.</summary>
    public required string AskFor { get; init; }

    /// <summary>The cloud of the tenant.</summary>
    public TenantCloud Environment { get; init; }

    /// <summary>The caller's country, ISO 3166 two letters; null when it was not said.</summary>
    public string? Country { get; init; }

    /// <summary>The product that cannot be opened, in the user's words; null when it was not said.</summary>
    public string? Product { get; init; }

    /// <summary>The situation's name (<c>RecoverySituation</c>) from which the reference comes; null when there is none.</summary>
    public string? Situation { get; init; }

    /// <summary>What to have at hand before the call.</summary>
    public IReadOnlyList<string> HaveReady { get; init => field = value.Indexed(); } = [];

    /// <summary>The ways to reach the team that are known without a country.</summary>
    public IReadOnlyList<SupportWay> Ways => SupportWays.Of(Team, Environment).Indexed();

    /// <summary>The command that shows the contact in full.</summary>
    public string Command
    {
        get
        {
            string country = Country is null ? string.Empty : " -Country " + Country;
            string environment = Environment == TenantCloud.Global ? string.Empty : " -Environment " + Environment;
            return $"Get-SupportContact -Team {Team}{country}{environment}";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{SupportWays.NameOf(Team)}: {AskFor}";
}
