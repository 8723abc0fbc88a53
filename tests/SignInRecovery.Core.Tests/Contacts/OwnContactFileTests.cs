using SignInRecovery.Facts;
using SignInRecovery.Support;
using Xunit;

namespace SignInRecovery.Tests.Contacts;

/// <summary>The organisation's own contacts: their file, and whether somebody answers.</summary>
public sealed class OwnContactFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_template_is_a_file_that_is_read()
    {
        File.WriteAllText(_file, OwnContactFile.Template.ToJson());

        OwnContactFile read = OwnContactFile.Read(_file);

        Assert.Equal(OwnContactFile.Template.Contacts.Select(c => c.Name), read.Contacts.Select(c => c.Name));
        Assert.Equal(new TimeOnly(18, 0), read.Contacts[0].Hours[0].To);
    }

    [Theory]
    [InlineData("", "ContactFileInvalid")]
    [InlineData("null", "ContactFileInvalid")]
    [InlineData("{ \"schemaVersion\": 2, \"contacts\": [] }", "ContactFileInvalid")]
    [InlineData("{ \"schemaVersion\": 1, \"contacts\": [ { \"team\": \"Nobody\", \"name\": \"x\" } ] }", "ContactFileInvalid")]
    [InlineData("{ \"schemaVersion\": 1, \"contacts\": [ { \"team\": \"Partner\", \"name\": \" \" } ] }", "ContactFileInvalid")]
    [InlineData("{ \"schemaVersion\": 1, \"contacts\": [ { \"team\": \"Partner\", \"name\": \"x\", \"url\": \"javascript:alert(1)\" } ] }", "ContactFileInvalid")]
    [InlineData("{ \"schemaVersion\": 1, \"contacts\": [ { \"team\": \"Partner\", \"name\": \"x\", \"hours\": [ { \"days\": \"daily\", \"from\": \"08:00\", \"to\": \"09:00\" } ] } ] }", "ContactFileInvalid")]
    [InlineData("{ \"schemaVersion\": 1, \"contacts\": [ { \"team\": \"Partner\", \"name\": \"x\", \"hours\": [ { \"days\": \"Mon\", \"from\": \"8 AM\", \"to\": \"09:00\" } ] } ] }", "ContactFileInvalid")]
    public void A_file_that_is_not_of_the_form_is_refused(string text, string errorId)
    {
        File.WriteAllText(_file, text);

        var fault = Assert.Throws<SignInRecoveryException>(() => OwnContactFile.Read(_file));

        Assert.Equal(errorId, fault.ErrorId);
        Assert.NotEqual(string.Empty, fault.RecommendedAction);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var fault = Assert.Throws<SignInRecoveryException>(() => OwnContactFile.Read(_file + ".none"));

        Assert.Equal(("ContactFileNotFound", ErrorKind.NotFound), (fault.ErrorId, fault.Kind));
    }

    [Theory]
    // 2026-11-26 is a Thursday; Berlin is one hour ahead of UTC.
    [InlineData("Mon-Fri", "08:00", "18:00", "2026-11-26T06:59Z", SupportOpening.Closed)]
    [InlineData("Mon-Fri", "08:00", "18:00", "2026-11-26T07:00Z", SupportOpening.Open)]
    [InlineData("Mon-Fri", "08:00", "18:00", "2026-11-26T17:00Z", SupportOpening.Closed)]
    [InlineData("Mon-Fri", "08:00", "18:00", "2026-11-28T10:00Z", SupportOpening.Closed)]
    [InlineData("Sat, Sun", "08:00", "18:00", "2026-11-28T10:00Z", SupportOpening.Open)]
    [InlineData("Fri-Mon", "08:00", "18:00", "2026-11-29T10:00Z", SupportOpening.Open)]
    [InlineData("Thu", "22:00", "06:00", "2026-11-26T22:00Z", SupportOpening.Open)]
    [InlineData("Thu", "22:00", "06:00", "2026-11-27T04:59Z", SupportOpening.Open)]
    [InlineData("Thu", "22:00", "06:00", "2026-11-27T05:00Z", SupportOpening.Closed)]
    [InlineData("Thu", "22:00", "06:00", "2026-11-26T04:00Z", SupportOpening.Closed)]
    public void Somebody_answers_within_the_hours_of_the_contacts_own_time_zone(string days, string from, string to, string asOf, SupportOpening expected)
    {
        OwnContact contact = Contact("Europe/Berlin", days, from, to);

        Assert.Equal(expected, OwnContactOpening.Of(contact, DateTimeOffset.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)).Opening);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Mars/Olympus")]
    public void Hours_without_a_time_zone_decide_nothing(string? zone) =>
        Assert.Equal(SupportOpening.Unknown, OwnContactOpening.Of(Contact(zone, "Mon-Sun", "00:00", "23:59"), DateTimeOffset.UnixEpoch).Opening);

    private static OwnContact Contact(string? zone, string days, string from, string to) => new()
    {
        Team = SupportTeam.OwnOrganization,
        Name = "Desk",
        TimeZone = zone,
        Hours =
        [
            new OwnContactHours
            {
                Days = days,
                From = TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
                To = TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
            },
        ],
    };
}
