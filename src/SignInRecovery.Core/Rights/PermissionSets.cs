using SignInRecovery.Gateway;
using SignInRecovery.Tenants;

namespace SignInRecovery.Rights;

/// <summary>The permissions to ask for, drawn from the declarations of the sections and of the writes.</summary>
public static class PermissionSets
{
    /// <summary>The delegated permissions of a capability, in alphabetical order.</summary>
    /// <param name="capability">What a session is for.</param>
    public static IReadOnlyList<string> Delegated(SessionCapability capability) =>
        Of(capability, SectionCatalog.All.Select(s => s.DelegatedPermission));

    /// <summary>The application permissions of a capability, in alphabetical order.</summary>
    /// <param name="capability">What a session is for.</param>
    public static IReadOnlyList<string> Application(SessionCapability capability) =>
        Of(capability, SectionCatalog.All.Select(s => s.ApplicationPermission));

    /// <summary>The permissions that write, in alphabetical order.</summary>
    public static IReadOnlyList<string> Writing { get; } =
        [.. CmdletNeeds.All.SelectMany(n => n.Writes).Select(w => w.Permission).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Of(SessionCapability capability, IEnumerable<string> reads) =>
    [
        .. reads.Concat(capability == SessionCapability.Provision ? Writing : [])
            .Where(p => p.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
