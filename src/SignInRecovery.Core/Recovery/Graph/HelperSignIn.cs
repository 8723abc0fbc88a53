using SignInRecovery.Facts;

namespace SignInRecovery.Recovery;

/// <summary>Whether a helper can get into the admin portals now, from an unmanaged device anywhere.</summary>
/// <param name="CanSignIn">The answer.</param>
/// <param name="Reason">Why, in one sentence.</param>
internal sealed record HelperSignIn(Fact<bool> CanSignIn, string Reason)
{
    /// <summary>Whether a policy blocks, whatever the helper presents; then another method does not help.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>The policies in the way, by id and name; empty when the answer rests on none.</summary>
    public IReadOnlyList<(string Id, string Name)> Policies { get; init; } = [];

    /// <summary>The ids of the policies that apply to the sign-in, satisfied or not.</summary>
    public IReadOnlySet<string> Applying { get; init; } = new HashSet<string>();
}
