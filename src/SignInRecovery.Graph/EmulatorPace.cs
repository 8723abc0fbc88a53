using System.Collections.Concurrent;
using System.Globalization;

namespace SignInRecovery.Graph;

/// <summary>
/// The clock of the documented limits. For an emulator on this very machine, and for nothing else, an environment variable can
/// let it run faster: Microsoft Graph is never on a loopback address, and its limits are always kept by the wall's clock.
/// </summary>
internal static class EmulatorPace
{
    /// <summary>How many seconds of the limits pass in one of the wall; more than 1 and at most 1,000, other values count for nothing.</summary>
    public const string Variable = "SIGNINRECOVERY_EMULATOR_SPEED";

    private const double Fastest = 1_000;

    private static readonly ConcurrentDictionary<double, TimeProvider> Clocks = new();

    /// <summary>The clock for one address of Microsoft Graph, the same for all sessions with it.</summary>
    public static TimeProvider Of(Uri graph, GatewayOptions options) =>
        graph.IsLoopback
        && double.TryParse(options.ReadEnvironment(Variable), NumberStyles.Float, CultureInfo.InvariantCulture, out var speed)
        && speed is > 1 and <= Fastest
            ? Clocks.GetOrAdd(speed, static s => new FastClock(s))
            : options.Pace;
}
