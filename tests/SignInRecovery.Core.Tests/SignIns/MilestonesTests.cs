using SignInRecovery.Knowledge;
using Xunit;

namespace SignInRecovery.Tests.SignIns;

public class MilestonesTests
{
    [Fact]
    public void The_end_of_telephone_methods_is_a_day_with_a_source()
    {
        Milestone end = Milestones.TelephoneMethodsEnd;

        Assert.Equal(new DateOnly(2027, 2, 1), end.Date);
        Assert.Equal("2027-02-01", end.ToString());
        Assert.False(end.IsPast(end.Start.AddTicks(-1)));
        Assert.True(end.IsPast(end.Start));
    }

    [Fact]
    public void Every_milestone_has_a_source_that_is_dated() => Assert.All(Milestones.All, m =>
    {
        Assert.NotEmpty(m.Source);
        Assert.InRange(m.SourceDate, new DateOnly(2020, 1, 1), new DateOnly(2026, 11, 22));
    });

    /// <summary>Where the page names a month, the day within it is not known, and the whole month must have passed.</summary>
    [Fact]
    public void A_month_has_come_when_its_last_day_has()
    {
        Milestone month = Milestones.MandatoryMfa[0];

        Assert.True(month.IsMonth);
        Assert.Equal("2024-10", month.ToString());
        Assert.False(month.IsPast(new DateTimeOffset(2024, 10, 30, 23, 0, 0, TimeSpan.Zero)));
        Assert.True(month.IsPast(new DateTimeOffset(2024, 10, 31, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void The_phases_of_mandatory_multifactor_authentication_are_in_order() =>
        Assert.Equal(["2024-10", "2025-02", "2025-10-01"], Milestones.MandatoryMfa.Select(m => m.ToString()));

    [Fact]
    public void Twenty_seven_roles_have_a_password_reset_of_their_own()
    {
        Assert.Equal(27, SelfServiceReset.Roles.Distinct().Count());
        Assert.Contains(BuiltInRoles.GlobalAdministrator, SelfServiceReset.Roles);
    }
}
