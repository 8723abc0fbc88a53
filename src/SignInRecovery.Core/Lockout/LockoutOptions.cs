namespace SignInRecovery.Lockout;

/// <summary>What a lockout assessment is asked.</summary>
public sealed record LockoutOptions
{
    /// <summary>The rules to run; null runs all.</summary>
    public IReadOnlyCollection<string>? Rules { get; init; }

    /// <summary>The rules to leave out.</summary>
    public IReadOnlyCollection<string> ExcludedRules { get; init; } = [];

    /// <summary>The parts of the tenant to look at; null looks at all.</summary>
    public IReadOnlyCollection<LockoutArea>? Areas { get; init; }

    /// <summary>The time for which the question is asked.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The folder with the staged pages, for the findings' help address; null where no module is.</summary>
    public string? PagesFolder { get; init; }
}
