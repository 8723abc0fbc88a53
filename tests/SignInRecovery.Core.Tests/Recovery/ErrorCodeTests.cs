using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>Codes of the sign-in page: the table, and what is found in what people paste.</summary>
public class ErrorCodeTests
{
    private const string Trace = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private const string Correlation = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [Fact]
    public void The_table_has_122_codes_each_with_a_source()
    {
        Assert.Equal(122, SignInErrorCodes.All.Count);
        Assert.All(SignInErrorCodes.All.SelectMany(c => c.Causes), c =>
        {
            Assert.NotEmpty(c.Text);
            Assert.NotEmpty(c.Source);
            Assert.True(c.Status != KnowledgeStatus.Verified || c.SourceDate is not null);
        });
    }

    [Fact]
    public void Every_code_gives_paths_for_each_of_its_causes() => Assert.All(SignInErrorCodes.All, code =>
    {
        IReadOnlyList<RecoveryPath> paths = RecoveryPaths.Find(new RecoveryQuestion { Error = SignInError.Parse(code.ToString()) });

        Assert.Equal(code.Causes.Select(c => c.Situation).Distinct(), paths.Select(p => p.Situation!.Value).Distinct());
        Assert.All(paths, p => Assert.Contains(p.Basis, f => f.Id == code.ToString()));
    });

    [Fact]
    public void The_code_with_two_causes_has_both()
    {
        SignInErrorCode code = SignInErrorCodes.Find("50053")!;

        Assert.Equal([RecoverySituation.SmartLockout, RecoverySituation.MaliciousAddress], code.Causes.Select(c => c.Situation));
    }

    [Theory]
    [InlineData("53003", "53003")]
    [InlineData("AADSTS53003", "53003")]
    [InlineData("aadsts53003", "53003")]
    [InlineData(" AADSTS 5000225: This tenant has been blocked", "5000225")]
    [InlineData("Error Code: 50126", "50126")]
    [InlineData("{\"error\":\"invalid_grant\",\"error_codes\":[50126]}", "50126")]
    [InlineData("https://login.microsoftonline.com/error?code=50053", "50053")]
    [InlineData("https://app.example/cb?error=access_denied&error_description=AADSTS65004%3a+declined.%0d%0aTimestamp%3a+2026-11-12+08%3a15%3a22Z", "65004")]
    [InlineData("At 2026-11-12 08:15 it said 53003 again", "53003")]
    [InlineData("AADSTS99999", "99999")]
    public void The_code_is_found(string text, string code) => Assert.Equal(code, SignInError.Parse(text).Code);

    [Fact]
    public void Ids_and_time_are_found_in_the_text()
    {
        SignInError error = SignInError.Parse($"AADSTS50057: The user account is disabled.\r\nTrace ID: {Trace}\r\nCorrelation ID: {Correlation}\r\nTimestamp: 2026-11-12 08:15:22Z");

        Assert.Equal((Trace, Correlation), (error.TraceId, error.CorrelationId));
        Assert.Equal(new DateTimeOffset(2026, 11, 12, 8, 15, 22, TimeSpan.Zero), error.Timestamp);
    }

    [Fact]
    public void Ids_and_time_are_found_in_an_address_and_in_what_a_portal_shows()
    {
        SignInError address = SignInError.Parse($"https://x.example/?error_description=AADSTS53003%3a+Blocked.%0d%0aTrace+ID%3a+{Trace}%0d%0aCorrelation+ID%3a+{Correlation}%0d%0aTimestamp%3a+2026-11-12+08%3a15%3a22Z&state=abc");
        SignInError portal = SignInError.Parse($"Request Id: {Trace}\nCorrelation Id: {Correlation}\nTimestamp: 2026-11-12T08:15:22.123Z\nError Code: 53003");

        Assert.Equal((Trace, Correlation), (address.TraceId, address.CorrelationId));
        Assert.Equal((Trace, Correlation), (portal.TraceId, portal.CorrelationId));
        Assert.NotNull(address.Timestamp);
        Assert.NotNull(portal.Timestamp);
    }

    [Theory]
    [InlineData("")]
    [InlineData("it does not work")]
    [InlineData("2026")]
    [InlineData("call 425 555 0123")]
    [InlineData("https://login.microsoftonline.com/common/oauth2/authorize?code=0.AXoA53003xyz&login_hint=alice")]
    [InlineData("7c9e6679-7425-40de-944b-e07fc1f90ae7")]
    public void Text_without_a_code_is_refused_and_not_repeated(string text)
    {
        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SignInError.Parse(text));

        Assert.Equal("ErrorCodeNotFound", exception.ErrorId);
        Assert.NotEmpty(exception.RecommendedAction);
        Assert.True(text.Length == 0 || !exception.Message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Long_text_is_read_in_time() =>
        Assert.Equal("53003", SignInError.Parse("AADSTS53003 " + new string('1', 5_000_000)).Code);

    [Fact]
    public void An_unknown_code_leads_to_the_page_that_explains_it()
    {
        RecoveryPath path = RecoveryPaths.Find(new RecoveryQuestion { Error = SignInError.Parse("AADSTS99999") })[0];

        Assert.Equal(RecoveryCertainty.Unknown, path.Certainty);
        Assert.Contains("https://login.microsoftonline.com/error?code=99999", path.Steps[0].Where, StringComparison.Ordinal);
    }
}
