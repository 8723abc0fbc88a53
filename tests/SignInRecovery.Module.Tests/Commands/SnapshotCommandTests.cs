using System.IO.Compression;
using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Import-TenantSnapshot and Export-TenantSnapshot in the hands of a user.</summary>
public sealed class SnapshotCommandTests : IDisposable
{
    private const string Findings = "Test-LockoutRisk -AsOf 2026-11-15T09:00:00Z -InformationAction Ignore | ForEach-Object { \"$_\" }";

    private readonly TemporaryFolder _folder = new();
    private readonly ModuleSession _session = ModuleSession.Open();

    public SnapshotCommandTests() => Assert.Empty(_session.Invoke("param($Path) $ExecutionContext.SessionState.Path.SetLocation($Path)", _folder.Path).Errors);

    [Theory]
    [InlineData("copy", typeof(DirectoryInfo))]
    [InlineData("copy.zip", typeof(FileInfo))]
    public void A_tenant_that_was_written_is_read_again_with_the_same_findings(string name, Type type)
    {
        Assert.IsType(type, Assert.Single(Run($"Export-TenantSnapshot ./{name} -Sample Contoso")).BaseObject);

        Assert.Equal(
            Texts("Test-LockoutRisk -Sample Contoso -InformationAction Ignore | ForEach-Object { \"$_\" }"),
            Texts($"Import-TenantSnapshot ./{name} | {Findings}"));
        Assert.Equal([name], Left());
    }

    [Fact]
    public void A_pseudonymised_snapshot_holds_no_name_and_the_findings_stay()
    {
        _ = Run("Export-TenantSnapshot ./nameless.zip -Sample Contoso -Pseudonymize");

        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(_folder.Path, "nameless.zip"));
        string text = string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        Assert.DoesNotContain("contoso", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ainsley", text, StringComparison.OrdinalIgnoreCase);
        const string Counts = " | ForEach-Object { \"$($_.RuleId) $($_.Status) $($_.Severity)\" }";
        Assert.Equal(
            Texts("Test-LockoutRisk -Sample Contoso -InformationAction Ignore" + Counts).Order(StringComparer.Ordinal),
            Texts("Import-TenantSnapshot ./nameless.zip | Test-LockoutRisk -AsOf 2026-11-15T09:00:00Z -InformationAction Ignore" + Counts).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Assert.Empty(Run("Export-TenantSnapshot ./copy.zip -Sample Contoso -WhatIf"));

        Assert.Empty(Left());
    }

    [Fact]
    public void Nothing_is_overwritten_without_Force()
    {
        _ = Run("Export-TenantSnapshot ./once.zip -Sample Northwind");

        ErrorRecord refused = Assert.Single(_session.Invoke("Export-TenantSnapshot ./once.zip -Sample Fabrikam").Errors);
        Assert.Equal(ErrorCategory.ResourceExists, refused.CategoryInfo.Category);
        Assert.Contains("-Force", refused.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["Northwind Traders"], Texts("(Import-TenantSnapshot ./once.zip).Name"));

        _ = Run("Export-TenantSnapshot ./once.zip -Sample Fabrikam -Force");
        Assert.Equal(["Fabrikam Inc"], Texts("(Import-TenantSnapshot ./once.zip).Name"));
    }

    [Fact]
    public void Force_replaces_a_snapshot_and_nothing_else()
    {
        _ = _folder.Write("documents/letter.txt", "Dear Ada");

        ErrorRecord refused = Assert.Single(_session.Invoke("Export-TenantSnapshot ./documents -Sample Fabrikam -Force").Errors);

        Assert.NotEmpty(refused.ErrorDetails.RecommendedAction);
        Assert.Equal("Dear Ada", File.ReadAllText(Path.Combine(_folder.Path, "documents", "letter.txt")));
        Assert.Equal(["documents"], Left());
    }

    [Fact]
    public void Two_tenants_do_not_go_to_one_path()
    {
        _ = Run("Export-TenantSnapshot ./a -Sample Northwind; Export-TenantSnapshot ./b -Sample Fabrikam");

        ScriptResult result = _session.Invoke("Import-TenantSnapshot ./a, ./b | Export-TenantSnapshot ./both.zip");

        Assert.Equal("SnapshotPathTaken,SignInRecovery.Commands.ExportTenantSnapshotCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Single(result.Output);
        Assert.Equal(["Northwind Traders"], Texts("(Import-TenantSnapshot ./both.zip).Name"));
    }

    [Fact]
    public void Paths_may_hold_wildcards_and_come_through_the_pipeline()
    {
        _ = Run("Export-TenantSnapshot ./one-n -Sample Northwind; Export-TenantSnapshot ./one-f.zip -Sample Fabrikam");
        string[] both = ["Fabrikam Inc", "Northwind Traders"];

        Assert.Equal(both, Texts("Import-TenantSnapshot ./one-* | ForEach-Object Name").Order(StringComparer.Ordinal));
        Assert.Equal(both, Texts("'./one-n', './one-f.zip' | Import-TenantSnapshot | ForEach-Object Name").Order(StringComparer.Ordinal));
        Assert.Equal(both, Texts("[pscustomobject]@{ PSPath = './one-n' }, [pscustomobject]@{ Path = './one-f.zip' } | Import-TenantSnapshot | ForEach-Object Name").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Brackets_stand_for_themselves_in_a_literal_path()
    {
        _ = Run("Export-TenantSnapshot './set [1]' -Sample Northwind");

        Assert.Equal(["Northwind Traders"], Texts("(Import-TenantSnapshot -LiteralPath './set [1]').Name"));
        Assert.Equal("SnapshotNotFound,SignInRecovery.Commands.ImportTenantSnapshotCommand", Assert.Single(_session.Invoke("Import-TenantSnapshot './set [1]'").Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_path_that_cannot_be_read_does_not_hide_the_others()
    {
        _ = Run("Export-TenantSnapshot ./good -Sample Northwind");
        _ = _folder.Write("bad.zip", "PK");

        ScriptResult result = _session.Invoke("Import-TenantSnapshot ./missing, ./bad.zip, ./good");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.NotEmpty(error.ErrorDetails.RecommendedAction));
        Assert.Single(result.Output);
    }

    [Fact]
    public void Only_the_file_system_holds_snapshots()
    {
        ErrorRecord error = Assert.Single(_session.Invoke("Import-TenantSnapshot Variable:PSVersionTable").Errors);

        Assert.Equal("PathProviderUnsupported,SignInRecovery.Commands.ImportTenantSnapshotCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("Export-TenantSnapshot ./x -Sample Contoso -SnapshotPath .")]
    [InlineData("Import-TenantSnapshot -Path . -LiteralPath .")]
    public void The_sources_exclude_each_other(string command) =>
        Assert.StartsWith("AmbiguousParameterSet,", Assert.Single(_session.Invoke(command).Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private IReadOnlyList<PSObject> Run(string script)
    {
        ScriptResult result = _session.Invoke(script);
        Assert.Empty(result.Errors);
        return result.Output;
    }

    private IEnumerable<string> Texts(string script) => Run(script).Select(item => item.ToString());

    private IEnumerable<string?> Left() => Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName);
}
