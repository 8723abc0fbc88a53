using SignInRecovery.Graph;
using Xunit;

namespace SignInRecovery.Tests.Http;

/// <summary>The limits of Microsoft Graph are kept by the wall's clock; only an emulator on this machine may be asked faster.</summary>
public class EmulatorPaceTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com", "60")]
    [InlineData("https://graph.microsoft.us", "60")]
    [InlineData("https://localhost.example.com", "60")]
    [InlineData("https://localhost:5001", null)]
    [InlineData("https://localhost:5001", "")]
    [InlineData("https://localhost:5001", "fast")]
    [InlineData("https://localhost:5001", "0.5")]
    [InlineData("https://localhost:5001", "-60")]
    [InlineData("https://localhost:5001", "NaN")]
    [InlineData("https://localhost:5001", "1e9")]
    public void The_wall_s_clock_holds(string graph, string? speed) =>
        Assert.Same(TimeProvider.System, EmulatorPace.Of(new Uri(graph), Options(speed)));

    [Theory]
    [InlineData("https://localhost:5001")]
    [InlineData("https://127.0.0.1:5001")]
    public void An_emulator_s_clock_runs_as_fast_as_it_is_told(string graph)
    {
        TimeProvider clock = EmulatorPace.Of(new Uri(graph), Options("60"));

        // Both ends of the wall's time enclose the clock's own, so that no pause of the scheduler matters.
        long before = TimeProvider.System.GetTimestamp();
        long begun = clock.GetTimestamp();
        long between = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(between) < TimeSpan.FromMilliseconds(20))
        {
        }

        TimeSpan passed = clock.GetElapsedTime(begun);
        TimeSpan most = TimeProvider.System.GetElapsedTime(before) * 60;
        Assert.InRange(passed, TimeSpan.FromMilliseconds(20) * 59, most + TimeSpan.FromMilliseconds(1));
        Assert.Same(clock, EmulatorPace.Of(new Uri(graph), Options("60")));
    }

    private static GatewayOptions Options(string? speed) => new() { ReadEnvironment = name => name == EmulatorPace.Variable ? speed : null };
}
