namespace SignInRecovery.Graph.Http;

/// <summary>One request as the pipeline sends it.</summary>
internal sealed record GraphCall(HttpMethod Method, string Path)
{
    /// <summary>Whether the path is of the beta version.</summary>
    public bool IsBeta { get; init; }

    /// <summary>Whether the header <c>ConsistencyLevel: eventual</c> is sent.</summary>
    public bool IsEventual { get; init; }

    /// <summary>The JSON body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The family whose limit the request counts for.</summary>
    public LimitFamily Family { get; init; }

    /// <summary>What it costs of that limit.</summary>
    public int Units { get; init; } = 1;

    /// <summary>Whether it may be repeated although the service may have acted on it.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The permission that is named when the service refuses; null for none.</summary>
    public string? Permission { get; init; }

    /// <summary>The role that is named when the service refuses; null for none.</summary>
    public string? Role { get; init; }

    /// <summary>A reading request with its family and cost.</summary>
    public static GraphCall Get(string path, bool isBeta = false, bool isEventual = false) => new(HttpMethod.Get, path)
    {
        IsBeta = isBeta,
        IsEventual = isEventual,
        Family = RequestCost.FamilyOf(path),
        Units = RequestCost.FamilyOf(path) == LimitFamily.Directory ? RequestCost.UnitsOf(path) : 1,
        IsRepeatable = true,
    };
}
