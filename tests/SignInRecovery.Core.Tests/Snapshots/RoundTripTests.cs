using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>What is read and written again is the same, line for line, with all that this version does not know.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData("Contoso", "copy")]
    [InlineData("Contoso", "copy.zip")]
    [InlineData("Fabrikam", "copy.zip")]
    [InlineData("Northwind", "copy")]
    public void A_sample_survives_the_way_through_a_folder_or_zip(string sample, string target)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample));
        SnapshotWriter.Write(tenant, _scratch.Full(target));

        Tenant copy = TenantLoader.Load(SnapshotSource.Open(_scratch.Full(target)));

        Assert.Empty(copy.Problems);
        Assert.Equal(tenant.Source.SectionNames, copy.Source.SectionNames);
        Assert.All(tenant.Source.SectionNames, s => Assert.Equal(Lines(tenant, s), Lines(copy, s)));
        Assert.Equal(tenant.States.OrderBy(s => s.Key), copy.States.OrderBy(s => s.Key));
        Assert.Equal(tenant.Source.Manifest with { Sections = null! }, copy.Source.Manifest with { Sections = null! });
    }

    [Fact]
    public void Unknown_sections_and_properties_are_kept()
    {
        string folder = _scratch.Folder(
            "in",
            ("tenant.json", """{"schemaVersion":1,"tenantId":"t","colour":"green","sections":{"users":{"status":"Complete","count":1},"moonPhases":{"status":"Complete","count":2}}}"""),
            ("users.jsonl", """{"id":"u1","favouriteTree":{"kind":"elm"},"displayName":"A"}""" + "\n"),
            ("moonPhases.jsonl", "{\"id\":1,  \"is\" : \"full\"}\nnot json at all\n"));

        SnapshotWriter.Write(TenantLoader.Load(SnapshotSource.Open(folder)), _scratch.Full("out.zip"));

        SnapshotSource copy = SnapshotSource.Open(_scratch.Full("out.zip"));
        Tenant tenant = TenantLoader.Load(copy);
        Assert.Equal(["""{"id":"u1","favouriteTree":{"kind":"elm"},"displayName":"A"}"""], Lines(tenant, "users"));
        Assert.Equal(["{\"id\":1,  \"is\" : \"full\"}", "not json at all"], Lines(tenant, "moonPhases"));
        Assert.Equal(SectionStatus.Complete, tenant.States["moonPhases"].Status);
        Assert.Equal("green", copy.Manifest.AdditionalProperties!["colour"].GetString());
    }

    [Fact]
    public void Control_characters_survive_as_they_are()
    {
        const string line = """{"id":"u1","displayName":"Red \u001b[31mAlert\u001b[0m\r\nsecond line\u0000","userPrincipalName":"a@b.com"}""";
        string folder = _scratch.Folder("in", ("tenant.json", ScratchFolder.Manifest(("users", 1))), ("users.jsonl", line));

        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(folder));
        SnapshotWriter.Write(tenant, _scratch.Full("out"));

        Assert.Equal("Red \u001b[31mAlert\u001b[0m\r\nsecond line\0", Assert.Single(tenant.Users.Seen).DisplayName);
        Assert.Equal(line + "\n", File.ReadAllText(Path.Combine(_scratch.Full("out"), "users.jsonl")));
    }

    [Fact]
    public void A_line_that_was_lost_stays_behind_and_the_copy_says_so()
    {
        string folder = _scratch.Folder(
            "in",
            ("tenant.json", ScratchFolder.Manifest(("users", 2))),
            ("users.jsonl", "{\"id\":\"u1\"}\n{\"id\":\n"));

        SnapshotWriter.Write(TenantLoader.Load(SnapshotSource.Open(folder)), _scratch.Full("out"));
        Tenant copy = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("out")));

        Assert.Equal(["{\"id\":\"u1\"}"], Lines(copy, "users"));
        Assert.Equal(SectionStatus.Partial, copy.Users.State.Status);
        Assert.NotNull(copy.Users.Missing);
    }

    public void Dispose() => _scratch.Dispose();

    private static string[] Lines(Tenant tenant, string section)
    {
        using var reader = new StreamReader(tenant.Source.OpenSection(section));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
