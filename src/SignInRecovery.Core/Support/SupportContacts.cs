using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Support;

/// <summary>Finds whom to call.</summary>
public static class SupportContacts
{
    private const string NoSource = "No source gives a contact.";

    private static readonly SupportTeam[] TeamsOfLockedOutAdministrator = [SupportTeam.DataProtection, SupportTeam.Technical];

    /// <summary>The page on which Microsoft keeps today's numbers, from the table of ways.</summary>
    public static SupportWay CurrentNumbers { get; } = SupportWays.Of(SupportTeam.Technical).First(w => w.Channel == SupportChannel.Web);

    /// <summary>The contacts that answer a query: the organisation's own first, then by team, each team's best first.</summary>
    /// <param name="query">The query.</param>
    public static IReadOnlyList<SupportContact> Find(SupportQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<SupportTeam> teams = query.Teams.Count > 0
            ? query.Teams
            : query.Product is string product ? [TeamOf(product), .. TeamsOfLockedOutAdministrator] : TeamsOfLockedOutAdministrator;
        IEnumerable<OwnContact> own = query.OwnContacts.Where(c => query.Teams.Count == 0 || query.Teams.Contains(c.Team));
        return
        [
            .. own.Select(contact => Own(contact, query)),
            .. teams.Select(team => Operating(team, query.Environment)).Distinct().SelectMany(team => OfTeam(team, query)),
        ];
    }

    /// <summary>The contacts for the teams at which recovery paths end, each with what its path asks for.</summary>
    /// <param name="query">The query; its teams are those of the references.</param>
    /// <param name="references">What the paths refer to.</param>
    public static IReadOnlyList<SupportContact> Find(SupportQuery query, IReadOnlyList<SupportContactReference> references)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(references);
        return
        [
            .. references.SelectMany(reference => Find(query with { Teams = [reference.Team] }).Select(contact => contact.For(reference))),
        ];
    }

    /// <summary>The team for somebody who cannot open a product and is no administrator, or whose administrators can help.</summary>
    /// <param name="product">The product, in the user's words.</param>
    public static SupportTeam TeamOf(string product)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(product);
        return product switch
        {
            _ when product.Contains("partner center", StringComparison.OrdinalIgnoreCase) => SupportTeam.PartnerCenter,
            _ when product.Contains("azure", StringComparison.OrdinalIgnoreCase) || product.Contains("entra", StringComparison.OrdinalIgnoreCase) => SupportTeam.Azure,
            _ when product.Contains("365", StringComparison.Ordinal) => SupportTeam.Technical,
            _ => SupportTeam.Product,
        };
    }

    /// <summary>
    /// In China 21Vianet operates the cloud, and answers for every team: what Microsoft's own voice agent asks, and Microsoft's
    /// Data Protection team, are not its.
    /// </summary>
    private static SupportTeam Operating(SupportTeam team, TenantCloud cloud) =>
        cloud == TenantCloud.China && team is (SupportTeam.DataProtection or SupportTeam.Technical or SupportTeam.Azure or SupportTeam.Product or SupportTeam.Business)
            ? SupportTeam.Vianet21
            : team;

    private static IEnumerable<SupportContact> OfTeam(SupportTeam team, SupportQuery query)
    {
        IReadOnlyList<SupportWay> ways = SupportWays.Of(team, query.Environment);
        if (!IsRegional(team) || query.Environment != TenantCloud.Global || query.Countries.Count == 0)
        {
            return [Plain(team, ways, query)];
        }

        // Today's list stands with every country, and the numbers of single countries are in the table of countries.
        IReadOnlyList<SupportWay> others = [.. ways.Where(w => team == SupportTeam.DataProtection && w.Channel == SupportChannel.Phone)];
        return query.Countries.Select(country => Regional(team, country, others, query));
    }

    private static bool IsRegional(SupportTeam team) => team is SupportTeam.DataProtection or SupportTeam.Technical or SupportTeam.Billing;

    private static SupportContact Regional(SupportTeam team, SupportCountry country, IReadOnlyList<SupportWay> others, SupportQuery query)
    {
        var remarks = new List<string>
        {
            $"Microsoft withdrew this table of numbers on {SupportCountries.WithdrawnOn:yyyy-MM-dd}; today's list is the page above.",
        };
        if (country.DiffersFrom2021)
        {
            remarks.Add("The page prints another country's number here; what Microsoft printed in 2021 stands beside it. Try that one if the first is refused.");
        }

        remarks.AddRange(country.Numbers.Where(n => n.E164 is null && n.Use != SupportNumberUse.Printed2021).Select(n => $"{n.Printed}: {n.Remark}"));
        if (country.Note.Length > 0)
        {
            remarks.Add(country.Note);
        }

        return Guided(team, query) with
        {
            Condition = team == SupportTeam.DataProtection ? "Nobody in the tenant can sign in as Global Administrator. Call the number of your region and ask to be transferred." : string.Empty,
            Channel = country.Numbers.Count > 0 ? SupportChannel.Phone : SupportChannel.Web,
            Numbers = country.Numbers,
            Url = CurrentNumbers.Value,
            OtherWays = others,
            Country = country.Name,
            Hours = team == SupportTeam.Billing ? country.BillingHours : country.TechnicalHours,
            OpenNowReason = "The hours were withdrawn with the numbers; they decide nothing today.",
            Remarks = [.. remarks, .. Lines(team, SupportGuideKind.Remark)],
            Source = SupportCountries.Source,
            Status = KnowledgeStatus.Superseded,
        };
    }

    private static SupportContact Plain(SupportTeam team, IReadOnlyList<SupportWay> ways, SupportQuery query)
    {
        string[] remarks = Lines(team, SupportGuideKind.Remark);
        if (IsRegional(team) && query.Environment is (TenantCloud.USGov or TenantCloud.USGovDoD))
        {
            remarks = ["No source says whether this page and these numbers serve the US Government clouds: say at once that the tenant is in one.", .. remarks];
        }

        SupportContact contact = Guided(team, query) with { Remarks = remarks };
        if (ways.Count == 0)
        {
            return contact with { Condition = "No way to reach this team in this cloud stands in any source.", Source = NoSource };
        }

        // What Microsoft says today comes before what it withdrew and what one source said long ago.
        SupportWay best = ways.FirstOrDefault(w => w.Status == KnowledgeStatus.Verified) ?? ways[0];
        return contact with
        {
            Condition = team == SupportTeam.Product && query.Product is string product ? $"{best.Condition}: {product}" : best.Condition,
            Channel = best.Channel,
            Numbers = best.Channel == SupportChannel.Phone ? [new SupportNumber(best.Value, International(best.Value), SupportNumberUse.Main, string.Empty)] : [],
            Url = best.Channel == SupportChannel.Web ? best.Value : null,
            Place = best.Channel is SupportChannel.Portal or SupportChannel.Person && best.Value.Length > 0 ? best.Value : null,
            OtherWays = [.. ways.Where(w => w != best)],
            OpenNowReason = best.Channel == SupportChannel.Phone ? $"Hours that are {Word(best.Status)} decide nothing." : "No hours are known.",
            Source = best.Source.Length > 0 ? best.Source : NoSource,
            SourceDate = best.SourceDate,
            Status = best.Status,
        };
    }

    private static SupportContact Own(OwnContact contact, SupportQuery query)
    {
        (SupportOpening opening, string reason) = OwnContactOpening.Of(contact, query.AsOf);
        var numbers = contact.Phones.Select(p => new SupportNumber(p, International(p), SupportNumberUse.Own, string.Empty)).ToArray();
        string hours = contact.Always ? "at all hours" : string.Join("; ", contact.Hours) + (contact.Hours.Count > 0 && contact.TimeZone is string zone ? $" ({zone})" : string.Empty);
        string place = string.Join(", ", new[] { contact.Person, contact.Mail }.OfType<string>());
        return new SupportContact
        {
            Team = contact.Team,
            Name = contact.Name,
            Condition = contact.Condition ?? string.Empty,
            Channel = numbers.Length > 0 ? SupportChannel.Phone : contact.Url is not null ? SupportChannel.Web : SupportChannel.Person,
            Numbers = numbers,
            Url = contact.Url,
            Place = place.Length > 0 ? place : null,
            Environment = query.Environment,
            Hours = contact.Languages.Count == 0 ? hours : $"{string.Join(", ", contact.Languages)}: {(hours.Length > 0 ? hours : "no hours written down")}",
            OpenNow = opening,
            OpenNowReason = reason,
            Say = contact.Say,
            HaveReady = contact.HaveReady,
            Remarks = Age(contact, query.AsOf) is string age ? [age] : [],
            IsOwn = true,
            Source = "Your organisation's contact file",
            SourceDate = contact.Reviewed,
            Status = KnowledgeStatus.Unverified,
        };
    }

    private static string? Age(OwnContact contact, DateTimeOffset asOf) => contact.Reviewed switch
    {
        null => "Nobody wrote down when this entry was last checked.",
        DateOnly day when asOf - new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) > Periods.ManualCheckAge.Length =>
            $"This entry was last checked on {day:yyyy-MM-dd}; check it again.",
        _ => null,
    };

    private static SupportContact Guided(SupportTeam team, SupportQuery query) => new()
    {
        Team = team,
        Name = SupportWays.NameOf(team),
        Channel = SupportChannel.None,
        Environment = query.Environment,
        Prompts = SupportGuide.Of(team, SupportGuideKind.Prompt),
        Say = Lines(team, SupportGuideKind.Say),
        HaveReady = Lines(team, SupportGuideKind.HaveReady),
        WithoutSignIn = Lines(team, SupportGuideKind.WithoutSignIn),
        Source = string.Empty,
        Status = KnowledgeStatus.Unverified,
    };

    private static string[] Lines(SupportTeam team, SupportGuideKind kind) => [.. SupportGuide.Of(team, kind).Select(line => line.Text)];

    // Only what says its country code itself: anything else would be a guess.
    private static string? International(string printed)
    {
        string digits = string.Concat(printed.Where(char.IsAsciiDigit));
        bool isPlain = printed.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '/' or '.');
        return printed.StartsWith('+') && isPlain && digits.Length is >= 7 and <= 15 ? "+" + digits : null;
    }

    private static string Word(KnowledgeStatus status) => status switch
    {
        KnowledgeStatus.Superseded => "withdrawn",
        KnowledgeStatus.Unverified => "not verified",
        _ => "printed without a time zone",
    };
}
