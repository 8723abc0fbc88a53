using System.Net;

namespace SignInRecovery.Graph;

/// <summary>What tests put in the place of the network and the clock.</summary>
internal sealed record GatewayOptions
{
    /// <summary>Makes the handler that reaches the network. It checks certificates like every other client of this machine.</summary>
    public Func<HttpMessageHandler> NewHandler { get; init; } = static () => new SocketsHttpHandler
    {
        // A redirection would carry the token to a place that nobody named.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 16,
    };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock of the documented limits; a test's may run faster, as that of its server does.</summary>
    public TimeProvider Pace { get; init; } = TimeProvider.System;

    /// <summary>The first pause before a repetition that the service gave no time for.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> ReadEnvironment { get; init; } = Environment.GetEnvironmentVariable;
}
