using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>Policies in one state, by how they treat an account.</summary>
/// <param name="Reaching">Those that reach it.</param>
/// <param name="Excluding">Those that exclude it.</param>
/// <param name="Untouched">Those that neither include nor exclude it, such as policies for guests.</param>
/// <param name="Missing">What was not seen and could add to any of them.</param>
internal sealed record PolicyGroup(
    IReadOnlyList<ConditionalAccessPolicy> Reaching,
    IReadOnlyList<ConditionalAccessPolicy> Excluding,
    IReadOnlyList<ConditionalAccessPolicy> Untouched,
    IReadOnlyList<MissingFact> Missing)
{
    /// <summary>How many policies there are.</summary>
    public int Count => Reaching.Count + Excluding.Count + Untouched.Count;

    /// <summary>These policies and others.</summary>
    public PolicyGroup And(PolicyGroup other) => new(
        [.. Reaching, .. other.Reaching],
        [.. Excluding, .. other.Excluding],
        [.. Untouched, .. other.Untouched],
        [.. Missing.Concat(other.Missing).Distinct()]);
}
