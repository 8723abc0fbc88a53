using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>Lines that are not as they should be do not get anything out either.</summary>
public class PseudonymLineTests
{
    [Theory]
    [InlineData("""{"id":"u","nickName":"Ada"}""", """{"id":"x""")]
    [InlineData("""{"DISPLAYNAME":"Ada"}""", """{"displayName":"User """)]
    [InlineData("""{"displayName":{"first":"Ada"}}""", "{}")]
    [InlineData("""{"displayName":["Ada",{"x":"Ada"},null]}""", """{"displayName":["User """)]
    [InlineData("""{"userType":"ada@contoso.com"}""", """{"userType":"text-""")]
    [InlineData("""{"identities":"Ada"}""", "{}")]
    [InlineData("""{"identities":[["Ada"],{"signInType":"x","Ada":"Ada"}]}""", """{"identities":[[],{"signInType":"x"}]}""")]
    [InlineData("""{"mobilePhone":14255550102}""", """{"mobilePhone":"0""")]
    [InlineData("""{"accountEnabled":true,"displayName":null}""", """{"accountEnabled":true,"displayName":null}""")]
    public void What_stands_unexpectedly_is_left_out_or_becomes_a_token(string line, string begin)
    {
        string written = PseudonymFixture.Line("users", line)!;

        Assert.StartsWith(begin, written, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("4255550102", written, StringComparison.Ordinal);
        Assert.DoesNotContain("contoso", written, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_in_the_place_of_a_word_is_the_token_of_that_id() => Assert.Equal(
        PseudonymFixture.Value("users", "id", "5dab8c36-0aec-4401-b4e4-0afb169ed868"),
        PseudonymFixture.Value("users", "userType", "5dab8c36-0aec-4401-b4e4-0afb169ed868"));

    [Theory]
    [InlineData("users", """{"displayName":"\ud800"}""")]
    [InlineData("users", "[1]")]
    [InlineData("users", "")]
    [InlineData("users", """{"id":""")]
    [InlineData("moonPhases", """{"id":"1"}""")]
    public void What_cannot_be_read_is_left_out(string section, string line) => Assert.Null(PseudonymFixture.Line(section, line));

    [Fact]
    public void Unknown_properties_are_named()
    {
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();

        _ = PseudonymFixture.Line("users", """{"id":"u","nickName":"A","identities":[{"odd":1}],"givenName":"dropped"}""", pseudonymizer);

        Assert.Equal(["users.identities.odd", "users.nickName"], pseudonymizer.UnknownProperties);
    }

    [Fact]
    public void Unknown_sections_are_not_written()
    {
        using var scratch = new ScratchFolder();
        string folder = scratch.Folder("in", ("tenant.json", ScratchFolder.Manifest(("users", 1), ("adasDiary", 1))), ("users.jsonl", """{"id":"u1"}"""), ("adasDiary.jsonl", """{"id":"u1"}"""));
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();

        SnapshotWriter.Write(SignInRecovery.Tenants.TenantLoader.Load(SnapshotSource.Open(folder)), scratch.Full("out"), transform: pseudonymizer);

        Assert.Equal(["tenant.json", "users.jsonl"], Directory.GetFiles(scratch.Full("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("adasDiary", File.ReadAllText(Path.Combine(scratch.Full("out"), "tenant.json")), StringComparison.Ordinal);
    }
}
