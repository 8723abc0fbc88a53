namespace SignInRecovery.Tenants.Import;

/// <summary>The bounds that keep an import of a hostile or mistaken source small. Beyond a bound the importer reports and goes on.</summary>
public sealed record ImportLimits
{
    /// <summary>The bounds that apply when the caller names none.</summary>
    public static ImportLimits Default { get; } = new();

    /// <summary>The largest file that is read, in bytes. Every policy of a tenant takes about 2 MiB.</summary>
    public long MaxFileBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>The largest number of files that are read from one folder.</summary>
    public int MaxFiles { get; init; } = 500_000;

    /// <summary>How deep objects and lists may nest in a file.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>After how many malformed values the rest of a file is left alone.</summary>
    public int MaxFaultsPerFile { get; init; } = 100;
}
