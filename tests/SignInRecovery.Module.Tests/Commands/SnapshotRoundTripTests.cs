using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Import-TenantSnapshot and Export-TenantSnapshot as a user meets them.</summary>
public sealed class SnapshotRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModuleSession _session = ModuleSession.Open();

    [Theory]
    [InlineData("copy", "DirectoryInfo")]
    [InlineData("copy.zip", "FileInfo")]
    public void A_sample_is_written_and_read_again(string name, string type)
    {
        ScriptResult written = Run("param($Path) Export-TenantSnapshot $Path -Sample Northwind", Full(name));
        ScriptResult read = Run("param($Path) Import-TenantSnapshot $Path", Full(name));

        Assert.Equal(type, Assert.Single(written.Output).BaseObject.GetType().Name);
        Assert.Equal("Northwind Traders", Assert.Single(read.Output).Properties["DisplayName"].Value);
        Assert.Empty(read.Warnings);
        Assert.Equal([name], Names());
    }

    [Fact]
    public void What_was_written_can_be_piped_on()
    {
        ScriptResult result = Run(
            "param($First, $Second) Import-TenantSnapshot -LiteralPath $First | Export-TenantSnapshot -Path $Second | Import-TenantSnapshot",
            Write("Northwind", "odd [name]"),
            Full("second.zip"));

        Assert.Equal("Northwind Traders", Assert.Single(result.Output).Properties["DisplayName"].Value);
    }

    [Fact]
    public void Pseudonyms_hide_the_names_and_keep_the_findings()
    {
        ScriptResult before = Run("Test-LockoutRisk -Sample Contoso");
        ScriptResult after = Run(
            "param($Path, $AsOf) Export-TenantSnapshot $Path -Sample Contoso -Pseudonymize | Import-TenantSnapshot | Test-LockoutRisk -AsOf $AsOf",
            Full("nameless.zip"),
            "2026-11-15T09:00:00Z");

        Assert.Equal(Findings(before), Findings(after));
        Assert.DoesNotContain(after.Output, f => f.ToString().Contains("Contoso", StringComparison.OrdinalIgnoreCase));
        Assert.All(after.Output, f => Assert.StartsWith("Tenant ", (string)f.Properties["TenantName"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void What_pseudonyms_change_is_warned_about()
    {
        _ = _folder.Write("in/tenant.json", """{"schemaVersion":1,"tenantId":"6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10","sections":{"policies":{"status":"Complete","count":1}}}""");
        _ = _folder.Write("in/policies.jsonl", """{"id":"eaca90d1-be7c-4b41-8c0c-3daa9bb6b3dd","displayName":"Kiosks","state":"enabled","conditions":{"devices":{"deviceFilter":{"mode":"exclude","rule":"device.displayName -startsWith \"KIOSK-\""}}},"nickName":"K"}""");

        ScriptResult result = Run("param($In, $Out) Export-TenantSnapshot $Out -SnapshotPath $In -Pseudonymize -Verbose", Full("in"), Full("out"));

        WarningRecord warning = Assert.Single(result.Warnings);
        Assert.Contains("-startsWith", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("KIOSK", warning.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(result.Verbose, v => v.Message.Contains("policies.nickName", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        ScriptResult result = Run("param($Path) Export-TenantSnapshot $Path -Sample Northwind -WhatIf", Full("copy"));

        Assert.Empty(result.Output);
        Assert.Empty(Names());
    }

    [Fact]
    public void Nothing_is_replaced_without_force()
    {
        string path = Write("Northwind", "copy");

        Refused("param($Path) Export-TenantSnapshot $Path -Sample Fabrikam", "SnapshotExists", ErrorCategory.ResourceExists, path);
        ScriptResult forced = Run("param($Path) Export-TenantSnapshot $Path -Sample Fabrikam -Force | Import-TenantSnapshot", path);

        Assert.StartsWith("Fabrikam", (string)Assert.Single(forced.Output).Properties["DisplayName"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Force_is_no_licence_to_replace_other_things()
    {
        _ = _folder.Write("work/thesis.txt", "years");

        Refused("param($Path) Export-TenantSnapshot $Path -Sample Northwind -Force", "SnapshotTargetForeign", ErrorCategory.ResourceExists, Full("work"));

        Assert.Equal("years", File.ReadAllText(Full("work/thesis.txt")));
    }

    [Fact]
    public void Two_tenants_do_not_go_into_one_path()
    {
        _ = Write("Northwind", "one");
        _ = Write("Fabrikam", "two");

        ScriptResult result = _session.Invoke("param($Folder) Import-TenantSnapshot $Folder/* | Export-TenantSnapshot $Folder/out -Force", _folder.Path);

        _ = Assert.Single(result.Output);
        Assert.Equal("SnapshotPathTaken,SignInRecovery.Commands.ExportTenantSnapshotCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
    }

    [Fact]
    public void Wildcards_and_lists_are_read_and_one_bad_path_does_not_stop_the_others()
    {
        _ = Write("Northwind", "a1");
        _ = Write("Fabrikam", "a2.zip");
        _ = _folder.Write("a3", "no snapshot");

        ScriptResult result = _session.Invoke("param($Folder) Import-TenantSnapshot \"$Folder/a*\", \"$Folder/missing\", \"$Folder/b*\"", _folder.Path);

        Assert.Equal(["Northwind Traders", "Fabrikam Inc"], result.Output.Select(t => t.Properties["DisplayName"].Value));
        Assert.Equal(
            ["SnapshotNotRecognized", "SnapshotNotFound", "SnapshotNotFound"],
            result.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(result.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Null(result.Ended);
    }

    [Fact]
    public void Brackets_are_wildcards_in_Path_and_letters_in_LiteralPath()
    {
        string path = Write("Northwind", "a[1]");

        Refused("param($Path) Import-TenantSnapshot -Path $Path", "SnapshotNotFound", ErrorCategory.ObjectNotFound, path);
        _ = Assert.Single(Run("param($Path) Import-TenantSnapshot -LiteralPath $Path", path).Output);
        _ = Assert.Single(Run("param($Path) Import-TenantSnapshot -PSPath $Path", path).Output);
    }

    [Theory]
    [InlineData("Import-TenantSnapshot Env:PATH", "PathProviderUnsupported", ErrorCategory.InvalidArgument)]
    [InlineData("Import-TenantSnapshot NoSuchDrive:/x", "SnapshotNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Export-TenantSnapshot Variable:x -Sample Northwind", "PathProviderUnsupported", ErrorCategory.InvalidArgument)]
    public void Paths_of_no_file_system_are_refused(string command, string errorId, ErrorCategory category) => Refused(command, errorId, category, null);

    [Fact]
    public void Sources_exclude_each_other()
    {
        ScriptResult result = _session.Invoke("param($Path) Export-TenantSnapshot $Path -Sample Northwind -SnapshotPath $Path", Full("x"));

        Assert.StartsWith("AmbiguousParameterSet,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private static string[] Findings(ScriptResult result) =>
    [
        .. result.Output
            .Select(f => $"{f.Properties["RuleId"].Value} {f.Properties["Status"].Value} {f.Properties["Severity"].Value}")
            .Order(StringComparer.Ordinal),
    ];

    private string Full(string name) => Path.Combine(_folder.Path, name);

    private string[] Names() => [.. Directory.GetFileSystemEntries(_folder.Path).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    /// <summary>Writes a sample to a path that is taken literally.</summary>
    private string Write(string sample, string name)
    {
        _ = Run("param($Path, $Sample) Export-TenantSnapshot -LiteralPath $Path -Sample $Sample", Full(name), sample);
        return Full(name);
    }

    private ScriptResult Run(string script, params object?[] arguments)
    {
        ScriptResult result = _session.Invoke(script, arguments);
        Assert.Empty(result.Errors);
        return result;
    }

    private void Refused(string script, string errorId, ErrorCategory category, string? path)
    {
        ErrorRecord error = Assert.Single(_session.Invoke(script, path).Errors);
        Assert.StartsWith(errorId + ",SignInRecovery.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }
}
