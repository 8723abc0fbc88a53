using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public sealed class SuppressionTests : IDisposable
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("Ada")]
    [InlineData("ada-id")]
    [InlineData("ADA-ID")]
    public void A_finding_is_suppressed_by_the_name_or_the_id_of_its_target(string target)
    {
        SuppressionOutcome outcome = SuppressionOutcome.Of([Finding(LockoutStatus.Fail)], [Entry(target: target)], AsOf);

        Assert.Equal(LockoutStatus.Suppressed, Assert.Single(outcome.Findings).Status);
        Assert.Equal("Accepted.", outcome.Findings[0].Suppression!.Reason);
        Assert.Empty(outcome.Remarks);
    }

    [Theory]
    [InlineData(LockoutStatus.Unknown)]
    [InlineData(LockoutStatus.Pass)]
    [InlineData(LockoutStatus.NotApplicable)]
    public void What_is_not_known_to_be_wrong_is_never_suppressed(LockoutStatus status)
    {
        SuppressionOutcome outcome = SuppressionOutcome.Of([Finding(status)], [Entry()], AsOf);

        Assert.Equal(status, Assert.Single(outcome.Findings).Status);
        Assert.Contains("matches no open finding", Assert.Single(outcome.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-21", false)]
    public void An_acceptance_holds_to_the_end_of_its_last_day(string until, bool holds)
    {
        SuppressionOutcome outcome = SuppressionOutcome.Of([Finding(LockoutStatus.Fail)], [Entry(until: until)], AsOf);

        Assert.Equal(holds ? LockoutStatus.Suppressed : LockoutStatus.Fail, outcome.Findings[0].Status);
        Assert.Equal(holds ? 0 : 1, outcome.Remarks.Count);
    }

    [Fact]
    public void Another_rule_or_target_is_untouched()
    {
        SuppressionOutcome outcome = SuppressionOutcome.Of([Finding(LockoutStatus.Fail)], [Entry(rule: "SR0102"), Entry(target: "Bob")], AsOf);

        Assert.Equal(LockoutStatus.Fail, Assert.Single(outcome.Findings).Status);
    }

    [Fact]
    public void An_entry_of_a_rule_that_was_not_run_is_no_news() =>
        Assert.Empty(SuppressionOutcome.Of([Finding(LockoutStatus.Fail)], [Entry(rule: "SR0102")], AsOf).Remarks);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"schemaVersion":2,"suppressions":[]}""")]
    [InlineData("""{"schemaVersion":1}""")]
    [InlineData("""{"schemaVersion":1,"suppressions":null}""")]
    [InlineData("""{"schemaVersion":1,"suppressions":[{"rule":"SR0101","target":"a","reason":"b"}]}""")]
    [InlineData("""{"schemaVersion":1,"suppressions":[{"rule":"SR0101","target":"a","reason":" ","until":"2027-01-01"}]}""")]
    [InlineData("""{"schemaVersion":1,"suppressions":[{"rule":"SR9999","target":"a","reason":"b","until":"2027-01-01"}]}""")]
    [InlineData("""{"schemaVersion":1,"suppressions":[{"rule":"SR0101","target":"a","reason":"b","until":"soon"}]}""")]
    public void A_file_of_another_form_suppresses_nothing(string content)
    {
        File.WriteAllText(_file, content);

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SuppressionFile.Read(_file));

        Assert.Equal("SuppressionFileInvalid", exception.ErrorId);
        Assert.NotEmpty(exception.RecommendedAction);
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() =>
        Assert.Equal("SuppressionFileNotFound", Assert.Throws<SignInRecoveryException>(() => SuppressionFile.Read(_file + ".absent")).ErrorId);

    /// <summary>The example of docs/suppressions.md is of the form.</summary>
    [Fact]
    public void The_documented_example_can_be_read()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "suppressions.md"));
        int start = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        File.WriteAllText(_file, page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        Suppression entry = Assert.Single(SuppressionFile.Read(_file).Suppressions);

        Assert.Equal(new DateOnly(2027, 3, 31), entry.Until);
    }

    private static Suppression Entry(string rule = "SR0101", string target = "Ada", string until = "2027-01-01") => new()
    {
        Rule = rule,
        Target = target,
        Reason = "Accepted.",
        Until = DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static LockoutFinding Finding(LockoutStatus status) => new()
    {
        RuleId = "SR0101",
        Title = "Title",
        Area = LockoutArea.Administrators,
        Severity = LockoutSeverity.High,
        Status = status,
        Reason = "Reason.",
        Target = new FindingTarget("User", "ada-id", "Ada"),
        Recommendation = "Do something.",
        Impact = "Something is lost.",
        AsOf = AsOf,
    };
}
