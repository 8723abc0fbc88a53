using SignInRecovery.Facts;

namespace SignInRecovery.Tenants;

/// <summary>One way in which a user holds or may activate a directory role.</summary>
public sealed record RoleHolding
{
    /// <summary>The user.</summary>
    public required User User { get; init; }

    /// <summary>The template id of the role; for a custom role its own id.</summary>
    public required string RoleTemplateId { get; init; }

    /// <summary>Whether the role can be used now, or only after activation.</summary>
    public required RoleHoldingState State { get; init; }

    /// <summary>Whether the holding has no end: neither a date nor the end of an activation. Unknown when the schedules were not seen.</summary>
    public required Fact<bool> IsPermanent { get; init; }

    /// <summary>When the holding ends; null when it has no end or the end was not seen.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The group through which the user holds the role; null for a direct assignment.</summary>
    public Group? Through { get; init; }

    /// <summary>The scope: "/" for the whole tenant, else an administrative unit or an object.</summary>
    public required string DirectoryScopeId { get; init; }

    /// <summary>Whether the role is held for the whole tenant.</summary>
    public bool IsTenantWide => DirectoryScopeId == "/";

    /// <summary>Whether the role can be used now.</summary>
    public bool IsActive => State != RoleHoldingState.Eligible;
}
