using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns;

/// <summary>Something that Microsoft demands of a sign-in outside Conditional Access.</summary>
/// <param name="Kind">What demands it.</param>
/// <param name="Control">What is demanded: multifactor authentication, or nothing helps (block).</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Source">The page that says so, with its date.</param>
public sealed record OutsideDemand(OutsideDemandKind Kind, GrantControl Control, string Reason, string Source)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Control}: {Reason}";
}
