using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns;

/// <summary>How sign-ins are evaluated.</summary>
public sealed record SignInEvaluatorOptions
{
    /// <summary>The time asked about: it decides what Microsoft demands, which Temporary Access Pass is valid, and so on.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>How the tenant's policies are read.</summary>
    public PolicySetOptions Policies { get; init; } = PolicySetOptions.Default;

    /// <summary>Accounts that are known otherwise than from the tenant, by user id, as those of a scenario.</summary>
    internal IReadOnlyDictionary<string, Account>? Accounts { get; init; }
}
