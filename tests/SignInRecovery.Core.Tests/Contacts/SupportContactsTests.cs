using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using SignInRecovery.Support;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Contacts;

/// <summary>Whom to call: nothing withdrawn looks current, nothing is made up, and the organisation's own entries come first.</summary>
public class SupportContactsTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Countries() => [.. SupportCountries.All.Where(c => c.OperatedBy == SupportOperator.Microsoft).Select(c => c.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Countries))]
    public void A_country_is_shown_as_withdrawn_with_the_page_of_todays_list_and_unknown_hours(string country)
    {
        IReadOnlyList<SupportContact> contacts = Find(new SupportQuery { Countries = SupportCountries.Find(country), Teams = [SupportTeam.Technical, SupportTeam.Billing] });

        Assert.Equal(2, contacts.Count);
        Assert.All(contacts, c =>
        {
            Assert.Equal(KnowledgeStatus.Superseded, c.Status);
            Assert.Equal(SupportContacts.CurrentNumbers.Value, c.Url);
            Assert.Equal(SupportOpening.Unknown, c.OpenNow);
            Assert.Contains("withdrawn", c.OpenNowReason, StringComparison.Ordinal);
            Assert.Contains(c.Remarks, r => r.Contains("2024-12-12", StringComparison.Ordinal));
        });
    }

    /// <summary>Nobody in China is led through the voice agent of another company.</summary>
    [Theory]
    [InlineData(SupportTeam.DataProtection)]
    [InlineData(SupportTeam.Technical)]
    [InlineData(SupportTeam.Azure)]
    public void For_the_cloud_in_China_its_operator_answers_for_every_team(SupportTeam team)
    {
        SupportContact contact = Assert.Single(Find(new SupportQuery { Environment = TenantCloud.China, Teams = [team, SupportTeam.Vianet21] }));

        Assert.Equal(SupportTeam.Vianet21, contact.Team);
        Assert.Empty(contact.Prompts);
        Assert.DoesNotContain("Data Protection", string.Join(' ', contact.Say), StringComparison.Ordinal);
        Assert.DoesNotContain("trial", string.Join(' ', contact.WithoutSignIn), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("+864000890365", contact.Numbers[0].E164);
    }

    [Theory]
    [InlineData(TenantCloud.USGov, true)]
    [InlineData(TenantCloud.USGovDoD, true)]
    [InlineData(TenantCloud.Global, false)]
    public void What_no_source_says_of_the_Government_clouds_is_said(TenantCloud cloud, bool isSaid) => Assert.Equal(
        isSaid,
        Find(new SupportQuery { Environment = cloud, Teams = [SupportTeam.DataProtection] }).Any(c => c.Remarks.Any(r => r.Contains("US Government", StringComparison.Ordinal))));

    /// <summary>The path's list and the team's say the same in other words: one of them is shown.</summary>
    [Fact]
    public void What_to_have_at_hand_is_not_said_twice()
    {
        SupportContactReference reference = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.NoGlobalAdministrator }).Select(p => p.Contact).OfType<SupportContactReference>().First(c => c.Team == SupportTeam.DataProtection);

        SupportContact contact = Assert.Single(SupportContacts.Find(new SupportQuery(), [reference]));

        Assert.Equal(reference.HaveReady.Count, contact.HaveReady.Count);
        Assert.Single(contact.HaveReady, h => h.Contains("tenant id", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Who_lost_a_partner_s_access_is_led_to_the_partner_first() =>
        Assert.Equal(SupportTeam.Partner, RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.PartnerAccessExpired }).Select(p => p.Contact).OfType<SupportContactReference>().First().Team);

    [Fact]
    public void An_administrator_who_is_locked_out_is_shown_Data_Protection_first_with_the_words_for_the_voice_agent()
    {
        SupportContact contact = Find(new SupportQuery { Countries = SupportCountries.Find("GB") })[0];

        Assert.Equal(SupportTeam.DataProtection, contact.Team);
        Assert.Contains("0800 032 6417", contact.Numbers.Select(n => n.Printed));
        Assert.Equal(["Authenticator", "Office 365 for business", "For companies"], contact.Prompts.Take(3).Select(p => p.Answer));
        Assert.Contains(contact.HaveReady, line => line.Contains("tenant id", StringComparison.Ordinal));
        Assert.Contains(contact.WithoutSignIn, line => line.Contains("trial tenant", StringComparison.Ordinal));
        SupportWay direct = Assert.Single(contact.OtherWays);
        Assert.Equal(("866-807-5850", KnowledgeStatus.Unverified), (direct.Value, direct.Status));
    }

    [Theory]
    [InlineData(TenantCloud.Global)]
    [InlineData(TenantCloud.USGov)]
    [InlineData(TenantCloud.USGovDoD)]
    public void Azure_has_no_telephone_number(TenantCloud cloud)
    {
        SupportContact contact = Assert.Single(Find(new SupportQuery { Teams = [SupportTeam.Azure], Environment = cloud }));

        Assert.Empty(contact.Numbers);
        Assert.DoesNotContain(contact.OtherWays, w => w.Channel == SupportChannel.Phone);
        Assert.Contains(contact.Remarks, r => r.Contains("No telephone number for Azure", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cloud_of_21Vianet_is_shown_its_own_number_and_never_Microsofts()
    {
        IReadOnlyList<SupportContact> contacts = Find(new SupportQuery { Environment = TenantCloud.China, Countries = SupportCountries.Find("CN") });

        Assert.All(contacts, c => Assert.Equal(["+86 4000 890 365"], c.Numbers.Select(n => n.Printed)));
        Assert.All(contacts, c => Assert.Equal("tel:+864000890365", c.Numbers[0].Link));
    }

    [Fact]
    public void Without_a_country_what_Microsoft_says_today_comes_before_what_it_withdrew()
    {
        SupportContact contact = Assert.Single(Find(new SupportQuery { Teams = [SupportTeam.Technical] }));

        Assert.Equal((KnowledgeStatus.Verified, SupportContacts.CurrentNumbers.Value), (contact.Status, contact.Url));
        Assert.Contains(contact.OtherWays, w => w is { Value: "1 800 197 503", Status: KnowledgeStatus.Superseded });
    }

    [Theory]
    [InlineData("Partner Center", SupportTeam.PartnerCenter)]
    [InlineData("the Azure portal", SupportTeam.Azure)]
    [InlineData("Microsoft 365", SupportTeam.Technical)]
    [InlineData("Dynamics", SupportTeam.Product)]
    public void A_product_leads_to_its_own_support(string product, SupportTeam team) =>
        Assert.Equal(team, Find(new SupportQuery { Product = product })[0].Team);

    [Theory]
    [MemberData(nameof(Teams))]
    public void Every_team_in_every_cloud_has_a_way_or_says_that_there_is_none(SupportTeam team, TenantCloud cloud) =>
        Assert.All(
            Find(new SupportQuery { Teams = [team], Environment = cloud, Countries = SupportCountries.Find("FR") }),
            c => Assert.True(c.Reach.Length > 0 || c.Condition.Length > 0 || c.IsOwn));

    public static TheoryData<SupportTeam, TenantCloud> Teams()
    {
        var data = new TheoryData<SupportTeam, TenantCloud>();
        foreach (SupportTeam team in Enum.GetValues<SupportTeam>())
        {
            foreach (TenantCloud cloud in Enum.GetValues<TenantCloud>())
            {
                data.Add(team, cloud);
            }
        }

        return data;
    }

    [Fact]
    public void Own_contacts_come_first_and_old_ones_ask_to_be_checked()
    {
        OwnContact desk = new() { Team = SupportTeam.OwnOrganization, Name = "Desk", Phones = ["+49 30 901820"], Always = true, Reviewed = new DateOnly(2025, 1, 1) };

        IReadOnlyList<SupportContact> contacts = Find(new SupportQuery { OwnContacts = [desk] });

        Assert.Equal(("Desk", true, SupportOpening.Open), (contacts[0].Name, contacts[0].IsOwn, contacts[0].OpenNow));
        Assert.Equal("tel:+4930901820", contacts[0].Numbers[0].Link);
        Assert.Contains("2025-01-01", Assert.Single(contacts[0].Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void The_contact_of_a_path_says_what_the_path_asks_for()
    {
        var reference = new SupportContactReference { Team = SupportTeam.Technical, AskFor = "Ask to have the domain converted.", HaveReady = ["The domain's name."] };

        SupportContact contact = Find(new SupportQuery { Teams = [reference.Team] })[0].For(reference);

        Assert.Equal("Ask to have the domain converted.", contact.Say[0]);
        Assert.Equal("The domain's name.", contact.HaveReady[0]);
    }

    private static IReadOnlyList<SupportContact> Find(SupportQuery query) => SupportContacts.Find(query with { AsOf = AsOf });
}
