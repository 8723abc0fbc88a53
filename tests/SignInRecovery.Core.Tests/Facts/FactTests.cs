using SignInRecovery.Facts;
using Xunit;

namespace SignInRecovery.Tests.Facts;

public class FactTests
{
    private static readonly MissingFact Missing = new("users", "Not read.", "Read it.");

    [Fact]
    public void A_default_fact_is_unknown() => Assert.False(default(Fact<bool>).IsKnown);

    [Fact]
    public void An_unknown_fact_has_a_reason_even_when_none_was_given() =>
        Assert.NotEmpty(Fact.Unknown<int>().Missing);

    [Fact]
    public void The_value_of_an_unknown_fact_cannot_be_taken() =>
        Assert.Throws<InvalidOperationException>(() => Fact.Unknown<int>(Missing).Value);

    [Fact]
    public void Null_is_a_value() => Assert.True(Fact.Known<string?>(null).IsKnown);

    [Fact]
    public void What_follows_from_the_unknown_is_unknown_for_the_same_reason()
    {
        Fact<int> unknown = Fact.Unknown<int>(Missing);

        Assert.Equal([Missing], unknown.Select(v => v + 1).Missing);
        Assert.Equal([Missing], unknown.Then(v => Fact.Known(v + 1)).Missing);
    }

    [Fact]
    public void What_follows_from_the_known_is_worked_out()
    {
        Assert.Equal(3, Fact.Known(2).Select(v => v + 1).Value);
        Assert.Equal([Missing], Fact.Known(2).Then(_ => Fact.Unknown<int>(Missing)).Missing);
    }

    [Fact]
    public void Two_unknowns_are_equal_only_for_the_same_reason()
    {
        Assert.Equal(Fact.Unknown<int>(Missing), Fact.Unknown<int>(Missing));
        Assert.NotEqual(Fact.Unknown<int>(Missing), Fact.Unknown<int>(Missing with { Subject = "groups" }));
        Assert.NotEqual(Fact.Known(0), Fact.Unknown<int>(Missing));
    }
}
