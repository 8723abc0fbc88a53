namespace SignInRecovery.ConditionalAccess;

/// <summary>What an evaluation took for granted.</summary>
[Flags]
internal enum AssumedSignals
{
    None = 0,
    ClientApp = 1,
    Platform = 2,
    Address = 4,
    Country = 8,
    GpsCountry = 16,
    CompliantNetwork = 32,
    Device = 64,
    SignInRisk = 128,
    UserRisk = 256,
    InsiderRisk = 512,
    ServicePrincipalRisk = 1024,
    AgentRisk = 2048,
    Flow = 4096,
    MfaTrustedIps = 8192,
    BaselineScopes = 16384,
    ApplicationGroups = 32768,
    ServiceDependencies = 65536,
    DirectConnect = 131072,
    SessionMerge = 262144,
}
