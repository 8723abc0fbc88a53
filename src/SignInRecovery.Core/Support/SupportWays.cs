using System.Globalization;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Support;

/// <summary>The ways to reach each team that do not depend on a country, with their sources.</summary>
public static class SupportWays
{
    private static readonly IReadOnlyList<Row> Rows = Table.Read("supportTeams.tsv", cells => new Row(
        cells[1],
        new SupportWay(
            Enum.Parse<SupportTeam>(cells[0]),
            Enum.Parse<SupportChannel>(cells[2]),
            cells[3],
            cells[4],
            cells[5],
            cells[6].Length == 0 ? null : DateOnly.ParseExact(cells[6], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum.Parse<KnowledgeStatus>(cells[7]))));

    /// <summary>Every way of every team.</summary>
    public static IReadOnlyList<SupportWay> All { get; } = [.. Rows.Select(r => r.Way)];

    /// <summary>
    /// The ways to reach a team in a cloud, best first; a row for every cloud is for those of Microsoft, and not for the cloud
    /// that 21Vianet operates unless it says so.
    /// </summary>
    /// <param name="team">The team.</param>
    /// <param name="environment">The cloud.</param>
    public static IReadOnlyList<SupportWay> Of(SupportTeam team, TenantCloud environment = TenantCloud.Global) =>
        [.. Rows.Where(r => r.Way.Team == team && r.Holds(environment)).Select(r => r.Way)];

    /// <summary>What people call a team in a sentence.</summary>
    /// <param name="team">The team.</param>
    public static string NameOf(SupportTeam team) => team switch
    {
        SupportTeam.DataProtection => "Microsoft's Data Protection team",
        SupportTeam.Technical => "Microsoft 365 technical support",
        SupportTeam.Billing => "Microsoft 365 billing support",
        SupportTeam.PartnerCenter => "Partner Center support",
        SupportTeam.Azure => "Microsoft Entra and Azure support",
        SupportTeam.Fido => "the maker or seller of the security key",
        SupportTeam.Product => "the support page of the product",
        SupportTeam.Business => "Support for Business Products",
        SupportTeam.Personal => "Microsoft support for people who are no administrators",
        SupportTeam.Vianet21 => "21Vianet",
        SupportTeam.Partner => "your partner",
        SupportTeam.OwnOrganization => "your own organisation",
        _ => team.ToString(),
    };

    private sealed record Row(string Clouds, SupportWay Way)
    {
        public bool Holds(TenantCloud cloud) => Clouds.Split(',').Contains(cloud.ToString(), StringComparer.Ordinal);
    }
}
