using SignInRecovery.Knowledge;
using Xunit;

namespace SignInRecovery.Tests.Knowledge;

/// <summary>The tables of periods and levers: every row can be read, and says where it comes from.</summary>
public class RecoveryTablesTests
{
    [Fact]
    public void Every_period_has_days_words_and_a_source() => Assert.All(Periods.All, p =>
    {
        Assert.True(p.Days > 0);
        Assert.NotEmpty(p.What);
        Assert.NotEmpty(p.Source);
        Assert.True(p.Status != KnowledgeStatus.Verified || p.SourceDate is not null, $"{p.Id} is verified by a page without a date");
    });

    [Fact]
    public void Periods_have_names_of_their_own() => Assert.Distinct(Periods.All.Select(p => p.Id));

    [Fact]
    public void A_period_includes_what_lies_before_its_end_and_what_has_passed()
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        Assert.True(Periods.SigningCertificateAct.Includes(now.AddDays(15), now));
        Assert.False(Periods.SigningCertificateAct.Includes(now.AddDays(15).AddSeconds(1), now));
        Assert.True(Periods.SigningCertificateAct.Includes(now.AddDays(-100), now));
    }

    [Theory]
    [InlineData("ConditionalAccess", 3)]
    [InlineData("RoleAssignment", 2)]
    [InlineData("Federation", 5)]
    [InlineData("Restore", 4)]
    [InlineData("MethodsPolicy", 2)]
    public void Every_lever_has_its_roles_once(string id, int roles)
    {
        RecoveryLever lever = Assert.Single(RecoveryLevers.All, l => l.Id == id);

        Assert.Equal(roles, lever.Roles.Distinct().Count());
        Assert.Equal(KnowledgeStatus.Verified, lever.Status);
        Assert.Equal(new DateOnly(2026, 8, 21), lever.SourceDate);
    }
}
