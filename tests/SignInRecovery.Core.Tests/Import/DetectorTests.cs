using System.IO.Compression;
using System.Text;
using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

public class DetectorTests
{
    private static ImportSource Detect(string path) => ImportDetector.Detect(path, TestContext.Current.CancellationToken);

    [Fact]
    public void Folders_are_told_apart()
    {
        using var snapshot = new TemporaryFolder();
        _ = snapshot.Write("tenant.json", "{}");
        using var organization = new TemporaryFolder();
        _ = organization.Write("Organization/Organization.json", "{}");
        using var groups = new TemporaryFolder();
        _ = groups.Write("groups/1/1.json", "{}");
        using var policies = new TemporaryFolder();
        _ = policies.Write("Groups/a.json", "{}");
        using var nothing = new TemporaryFolder();
        _ = nothing.Write("readme.md", "{}");

        Assert.Equal(ImportSourceKind.SnapshotFolder, Detect(snapshot.Path).Kind);
        Assert.Equal(ImportSourceKind.EntraExporterFolder, Detect(organization.Path).Kind);
        Assert.Equal(ImportSourceKind.EntraExporterFolder, Detect(groups.Path).Kind);
        Assert.Equal(ImportSourceKind.Policies, Detect(policies.Path).Kind);
        Assert.Equal(ImportSourceKind.Unknown, Detect(nothing.Path).Kind);
        Assert.Contains("no tenant.json", Detect(nothing.Path).Reason, StringComparison.Ordinal);
        Assert.Equal(ImportSourceKind.Unknown, Detect(System.IO.Path.Combine(nothing.Path, "gone")).Kind);
    }

    [Fact]
    public void Files_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        string zip = System.IO.Path.Combine(folder.Path, "x.dat");
        using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            _ = archive.CreateEntry("tenant.json");
        }

        string utf16 = System.IO.Path.Combine(folder.Path, "u.json");
        File.WriteAllText(utf16, Fixture.Policy("Right", new string('ü', 4000)), Encoding.Unicode);
        string long8 = folder.Write("8.json", Fixture.Policy("Right", new string('ü', 4000)));
        string tenant = folder.Write("tenant.json", "{}");

        Assert.Equal(ImportSourceKind.ZipArchive, Detect(zip).Kind);
        Assert.Equal(ImportSourceKind.Policies, Detect(utf16).Kind);
        Assert.Equal(ImportSourceKind.Policies, Detect(long8).Kind);
        Assert.Equal((ImportSourceKind.SnapshotFolder, folder.Path), (Detect(tenant).Kind, Detect(tenant).Path));
        Assert.Equal(ImportSourceKind.Unknown, Detect(folder.Write("page.json", "<html>")).Kind);
        Assert.Equal(ImportSourceKind.Unknown, Detect(folder.Write("empty.json", "")).Kind);
        Assert.All(Fixture.All, file => Assert.Equal(ImportSourceKind.Policies, Detect(file).Kind));
    }

    [Theory]
    [InlineData(new byte[] { 0x7B })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0, 0, 0xFE })]
    [InlineData(new byte[] { 0x1F, 0x8B })]
    public void Tiny_files_do_not_throw(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        string path = System.IO.Path.Combine(folder.Path, "x");
        File.WriteAllBytes(path, bytes);

        Assert.NotEmpty(Detect(path).Reason);
    }
}
