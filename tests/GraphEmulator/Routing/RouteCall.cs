using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Query;
using SignInRecovery.GraphEmulator.Tenants;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>All that a handler needs to know about the request that it answers.</summary>
internal sealed class RouteCall
{
    internal required GraphRequest Request { get; init; }

    internal required TenantStore Store { get; init; }

    internal required EmulatorOptions Options { get; init; }

    internal required RouteMatch Match { get; init; }

    internal required ODataQuery Query { get; init; }

    /// <summary>Who asks; null for the tests' own view of the tenant, which may do everything.</summary>
    internal required AccessToken? Caller { get; init; }

    internal required AccessControl Access { get; init; }

    /// <summary>The fault that shifts the next page, when there is one.</summary>
    internal FaultRule? PageFault { get; init; }

    /// <summary>The time that writes note.</summary>
    internal DateTimeOffset Time => Store.Now;

    /// <summary>What is visible at this moment is read; the end of time for the tests' own view, which has no lag.</summary>
    internal required DateTimeOffset Now { get; init; }

    /// <summary>The entry that the write adds to the directory's audit log.</summary>
    internal AuditEntry? Audit { get; set; }

    internal string this[string name] => Match.Values[name];

    internal string BaseUrl => $"{Request.Origin}/{Request.Version}";

    internal bool IsBeta => Request.Version == "beta";

    /// <summary>From when on this write is visible to readers.</summary>
    internal DateTimeOffset VisibleFrom => Caller is null ? DateTimeOffset.MinValue : Store.VisibleFrom(Request.Path);
}
