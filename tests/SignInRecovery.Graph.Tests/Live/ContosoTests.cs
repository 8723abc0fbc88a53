using System.Globalization;
using SignInRecovery.Gateway;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>What is collected from the emulator that serves Contoso is Contoso.</summary>
public class ContosoTests
{
    private static readonly string[] KeptByPeople = ["mfaTrustedIps", "attestations", "signIns"];

    [Fact]
    public async Task All_users_collected_are_Contoso_section_by_section()
    {
        await using var live = await LiveTenant.StartAsync();
        var person = live.Person();
        using var session = await live.ConnectAsync(person with { Scopes = [.. person.Scopes, "CustomSecAttributeAssignment.Read.All"] });
        var (tenant, _) = await live.CollectAsync(new CollectionRequest { Scope = SnapshotScope.AllUsers }, session);
        using var folder = new TemporaryFolder();
        SnapshotWriter.Write(tenant, folder.Path + "/live");
        var sample = SnapshotSource.Open(LiveTenant.Contoso).Manifest;

        Assert.Empty(tenant.Problems);
        Assert.All(SectionCatalog.All.Where(s => !KeptByPeople.Contains(s.Name)), section =>
        {
            Assert.Equal((section.Name, sample.Sections[section.Name].Status), (section.Name, tenant.States[section.Name].Status));
            Assert.Equal(
                (section.Name, string.Join('\n', CanonicalLines.Of(LiveTenant.Contoso, section.Name))),
                (section.Name, string.Join('\n', CanonicalLines.Of(folder.Path + "/live", section.Name))));
        });
        Assert.All(KeptByPeople, section => Assert.Equal(SectionStatus.NotCollected, tenant.States[section].Status));
    }

    [Theory]
    [InlineData(SnapshotScope.Administrators)]
    [InlineData(SnapshotScope.AllUsers)]
    public async Task Findings_are_the_same_live_and_offline(SnapshotScope scope)
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync(live.Person());
        var (tenant, _) = await live.CollectAsync(new CollectionRequest { Scope = scope }, session);
        using var folder = new TemporaryFolder();
        var offline = TenantLoader.Load(SnapshotSource.Open(WithoutWhatPeopleKeep(folder.Path)));
        var options = new LockoutOptions { AsOf = offline.CapturedAt!.Value };

        var expected = Findings(LockoutAssessment.Run(offline, options), scope);
        Assert.True(expected.Count(f => f.Contains(" Fail ", StringComparison.Ordinal)) > 20);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', Findings(LockoutAssessment.Run(tenant, options), scope)));
    }

    // Graph has neither attestations nor the MFA trusted IPs.
    private static string WithoutWhatPeopleKeep(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(LiveTenant.Contoso).Where(f => !KeptByPeople.Contains(Path.GetFileNameWithoutExtension(f))))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var manifest = Path.Combine(folder, "tenant.json");
        File.WriteAllLines(manifest, File.ReadAllLines(manifest).Where(l => !KeptByPeople.Any(s => l.Contains($"\"{s}\"", StringComparison.Ordinal))).Select(l => l.Replace("licence for lifecycle workflows.\"},", "licence for lifecycle workflows.\"}", StringComparison.Ordinal)));
        return folder;
    }

    // Of people outside the scope of the administrators nothing is known, so what is Unknown there may be settled by all users.
    private static List<string> Findings(IReadOnlyList<LockoutFinding> findings, SnapshotScope scope) =>
    [
        .. findings
            .Where(f => scope == SnapshotScope.AllUsers || f.Status == LockoutStatus.Fail)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.RuleId} {f.Status} {f.Severity} {f.Target?.Id}"))
            .Order(StringComparer.Ordinal),
    ];
}
