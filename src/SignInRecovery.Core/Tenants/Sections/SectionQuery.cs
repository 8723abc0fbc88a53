using SignInRecovery.Facts;

namespace SignInRecovery.Tenants;

/// <summary>How a section is asked for, so that neither more nor less comes than the questions need.</summary>
public sealed record SectionQuery
{
    /// <summary>The query of a section that is read as it comes.</summary>
    public static SectionQuery AsItComes { get; } = new();

    /// <summary>The properties to ask for; empty asks for what the service gives by itself, as policies do not take a choice.</summary>
    public IReadOnlyList<string> Select { get; init => field = value.Indexed(); } = [];

    /// <summary>What to expand, in OData; null for nothing.</summary>
    public string? Expand { get; init; }

    /// <summary>The filter without which the service does not answer, in OData; null for none.</summary>
    public string? Filter { get; init; }

    /// <summary>The largest page; 0 leaves it to the service.</summary>
    public int PageSize { get; init; }

    /// <summary>Whether the service counts the objects, so that what it leaves out is noticed.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The type that the path is cut down to, as groups among the things that a user is a member of; null for none.</summary>
    public string? Cast { get; init; }

    /// <summary>Permissions that give the same as the declared one, and more.</summary>
    public IReadOnlyList<string> Others { get; init => field = value.Indexed(); } = [];
}
