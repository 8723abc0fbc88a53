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
}
