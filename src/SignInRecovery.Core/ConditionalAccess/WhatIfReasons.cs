using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Why a policy does not apply, in the terms and with the values of Microsoft's What If (Graph: whatIfAnalysisReasons, v1.0
/// metadata of 2026-08-20 and beta). It names a condition that is not satisfied; Microsoft publishes no order.
/// </summary>
[Flags]
public enum WhatIfReasons
{
    /// <summary>The policy applies, or nothing is to say.</summary>
    [GraphName("notSet")]
    None = 0,

    /// <summary>Something was not given or not seen.</summary>
    NotEnoughInformation = 1,

    /// <summary>A condition cannot be read.</summary>
    InvalidCondition = 2,

    /// <summary>Users, groups, roles, guests.</summary>
    Users = 4,

    /// <summary>Workload identities.</summary>
    WorkloadIdentities = 8,

    /// <summary>Resources.</summary>
    Application = 16,

    /// <summary>User actions.</summary>
    UserActions = 32,

    /// <summary>Authentication contexts.</summary>
    AuthenticationContext = 64,

    /// <summary>Device platforms.</summary>
    DevicePlatform = 128,

    /// <summary>The device filter.</summary>
    Devices = 256,

    /// <summary>Client apps.</summary>
    ClientApps = 512,

    /// <summary>Network locations.</summary>
    Location = 1024,

    /// <summary>Sign-in risk.</summary>
    SignInRisk = 2048,

    /// <summary>The policy names nobody or nothing.</summary>
    EmptyPolicy = 4096,

    /// <summary>The policy is not valid.</summary>
    InvalidPolicy = 8192,

    /// <summary>The policy is off.</summary>
    PolicyNotEnabled = 16384,

    /// <summary>User risk.</summary>
    UserRisk = 32768,

    /// <summary>Time.</summary>
    Time = 65536,

    /// <summary>Insider risk.</summary>
    InsiderRisk = 131072,

    /// <summary>Authentication flows.</summary>
    AuthenticationFlow = 262144,


    /// <summary>Risk of agent identities (beta).</summary>
    AgentIdRisk = 1048576,

    /// <summary>Agent identities (beta).</summary>
    AgentIdentities = 2097152,
}
