using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>What bad input gets: a stable id, a true category, the target, and what to do.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Test-LockoutRisk -Sample Nowhere", "SampleNotFound", ErrorCategory.ObjectNotFound, "Nowhere", "Contoso, Fabrikam, Northwind")]
    [InlineData("Test-LockoutRisk -Sample Contoso -Rule SR9999", "RuleNotFound", ErrorCategory.ObjectNotFound, "SR9999", "Get-LockoutRule")]
    [InlineData("Test-LockoutRisk -Sample Contoso -ExcludeRule SR9999", "RuleNotFound", ErrorCategory.ObjectNotFound, "SR9999", "Get-LockoutRule")]
    [InlineData("Get-LockoutRule SR9999", "RuleNotFound", ErrorCategory.ObjectNotFound, "SR9999", "Get-LockoutRule")]
    public void A_name_that_does_not_exist(string command, string id, ErrorCategory category, string target, string action)
    {
        using var session = ModuleSession.Open();

        ErrorRecord error = Assert.Single(session.Invoke(command).Errors);

        Assert.StartsWith(id + ",SignInRecovery.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject);
        Assert.Contains(action, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(target, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_does_not_exist()
    {
        ErrorRecord error = Error(Path.Combine(_folder.Path, "missing"));

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("SnapshotNotFound,SignInRecovery.Commands.TestLockoutRiskCommand", error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("notes.txt", "These are notes.")]
    [InlineData("empty.zip", "")]
    [InlineData("torn.zip", "PK\u0003\u0004 and then nothing")]
    [InlineData("tenant.json", "{ \"schemaVersion\": ")]
    public void A_file_that_is_no_snapshot(string name, string text) => Error(_folder.Write(name, text));

    [Fact]
    public void A_folder_that_is_no_snapshot()
    {
        _ = _folder.Write("readme.txt", "Nothing of a tenant is here.");

        Error(_folder.Path);
    }

    [Fact]
    public void A_snapshot_of_a_newer_schema()
    {
        _ = _folder.Write("tenant.json", """{"schemaVersion":999,"tenantId":"6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10","sections":{}}""");

        Error(_folder.Path);
    }

    [Fact]
    public void A_broken_line_is_reported_with_file_and_line_and_the_rest_is_tested()
    {
        _ = _folder.Write("tenant.json", """{"schemaVersion":1,"tenantId":"6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10","displayName":"Torn","sections":{"users":{"status":"Complete"}}}""");
        _ = _folder.Write("users.jsonl", "{\"id\":\"1\",\"displayName\":\"Ada\"}\n{\"id\":\n{\"id\":\"3\",\"displayName\":\"Alan\"}\n");
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke("param($Path) Test-LockoutRisk $Path", _folder.Path);

        Assert.Null(result.Ended);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal("users.jsonl:2", error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotEmpty(result.Output);
        Assert.DoesNotContain(result.Output, finding => finding.Properties["RuleId"].Value is "SR0101" && finding.Properties["Status"].Value.ToString() == "Pass");
    }

    [Theory]
    [InlineData("Test-LockoutRisk -Sample Contoso -SnapshotPath .", "AmbiguousParameterSet")]
    [InlineData("Test-LockoutRisk -Sample Contoso -Path .", "AmbiguousParameterSet")]
    [InlineData("Test-LockoutRisk . -Sample Contoso", "PositionalParameterNotFound")]
    public void The_sources_exclude_each_other(string command, string id)
    {
        using var session = ModuleSession.Open();

        ErrorRecord error = Assert.Single(session.Invoke(command).Errors);

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-LockoutRisk -Sample ''")]
    [InlineData("Test-LockoutRisk -SnapshotPath ''")]
    [InlineData("Test-LockoutRisk -Sample Contoso -Rule @()")]
    [InlineData("Test-LockoutRisk -Tenant $null")]
    [InlineData("Get-LockoutRule -Rule ''")]
    public void An_empty_value_is_refused(string command)
    {
        using var session = ModuleSession.Open();

        ErrorRecord error = Assert.Single(session.Invoke(command).Errors);

        Assert.StartsWith("ParameterArgumentValidationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_rule_does_not_hide_the_known_ones()
    {
        using var session = ModuleSession.Open();
        string known = (string)session.Invoke("Get-LockoutRule").Output[0].Properties["RuleId"].Value;

        ScriptResult result = session.Invoke("param($Known) Get-LockoutRule SR9999, $Known, SR99*", known);

        Assert.Equal(known, Assert.Single(result.Output).Properties["RuleId"].Value);
        Assert.Equal("RuleNotFound,SignInRecovery.Commands.GetLockoutRuleCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static ErrorRecord Error(string path)
    {
        using var session = ModuleSession.Open();
        ScriptResult result = session.Invoke("param($Path) try { Test-LockoutRisk -SnapshotPath $Path } catch { throw }", path);

        Assert.Empty(result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.True(ReferenceEquals(error, result.Ended), "The error does not end the command.");
        Assert.DoesNotContain("UnexpectedFault", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches(@"^[A-Z][A-Za-z]+,SignInRecovery\.Commands\.TestLockoutRiskCommand$", error.FullyQualifiedErrorId);
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.NotNull(error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        return error;
    }
}
