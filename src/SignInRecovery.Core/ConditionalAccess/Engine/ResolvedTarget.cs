namespace SignInRecovery.ConditionalAccess;

/// <summary>What a sign-in is for.</summary>
internal sealed record ResolvedTarget
{
    /// <summary>The user action; null for none.</summary>
    public SignInUserAction? Action { get; init; }

    /// <summary>The authentication context; null for none.</summary>
    public string? Context { get; init; }

    /// <summary>The resources for which a token is asked, services on which they depend included.</summary>
    public IReadOnlyList<ResolvedResource> Resources { get; init; } = [];

    /// <summary>The services on which the application depends, where it is open whether they count.</summary>
    public IReadOnlyList<ResolvedResource> OpenDependencies { get; init; } = [];

    /// <summary>The request for nothing but baseline scopes; null when it is none.</summary>
    public BaselineRequest? Baseline { get; init; }

    /// <summary>The client of <see cref="Baseline"/>; null when it is not known.</summary>
    public ResolvedResource? Client { get; init; }

    /// <summary>Whether the context names no target at all.</summary>
    public bool IsAbsent => Action is null && Context is null && Resources.Count == 0;

    /// <summary>The selector of the sign-in, in the terms of What If.</summary>
    public WhatIfReasons Reason => Action is not null ? WhatIfReasons.UserActions
        : Context is not null ? WhatIfReasons.AuthenticationContext
        : WhatIfReasons.Application;
}
