namespace SignInRecovery.Graph.Http;

/// <summary>Requests that share a documented limit (Microsoft Graph throttling limits; facts/graph.md, I4).</summary>
internal enum LimitFamily
{
    /// <summary>Identity and access: resource units per ten seconds, for an application in a tenant.</summary>
    Directory,

    /// <summary>Audit logs and authentication method reports: five requests in ten seconds.</summary>
    Reports,

    /// <summary>Conditional Access and ID Protection: one request a second for the tenant, all applications together.</summary>
    OnePerSecond,
}
