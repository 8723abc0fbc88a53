namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>How a collection pages and which options it takes.</summary>
internal sealed record CollectionSpec(string Type)
{
    /// <summary>How many objects a page holds without $top.</summary>
    internal int DefaultTop { get; init; } = 100;

    /// <summary>The largest $top.</summary>
    internal int MaxTop { get; init; } = 999;

    /// <summary>False where everything comes at once, as with directory roles.</summary>
    internal bool Pages { get; init; } = true;

    /// <summary>Objects of the directory: ConsistencyLevel rules hold, and there is no $skip.</summary>
    internal bool IsDirectory { get; init; }

    /// <summary>Several types in one collection, so each object says what it is.</summary>
    internal bool IsMixed { get; init; }

    internal bool TakesFilter { get; init; } = true;

    internal bool TakesTop { get; init; } = true;

    internal bool TakesSelect { get; init; } = true;

    internal bool TakesOrderBy { get; init; } = true;

    internal bool TakesSearch { get; init; }

    /// <summary>Links to the objects in place of these: /$ref.</summary>
    internal bool AreReferences { get; init; }

    /// <summary>Whether a single object can be read below the collection.</summary>
    internal bool HasItems { get; init; } = true;

    /// <summary>Objects in memory: sections for which Graph documents no special rule.</summary>
    internal static CollectionSpec Plain(string type) => new(type);

    internal static CollectionSpec Directory(string type) => new(type) { IsDirectory = true, TakesSearch = true };

    internal static CollectionSpec Mixed(string type = "directoryObject") => new(type) { IsDirectory = true, IsMixed = true, TakesSearch = true };
}
