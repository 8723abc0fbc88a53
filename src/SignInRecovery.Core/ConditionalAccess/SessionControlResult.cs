using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The session controls of the applying policies. How Microsoft merges those of several policies is not documented; the
/// shortest frequency and <c>never</c> over <c>always</c> are what other engines take, and where policies differ the decision
/// lists that as an assumption.
/// </summary>
public sealed record SessionControlResult
{
    /// <summary>No session control.</summary>
    public static SessionControlResult None { get; } = new();

    /// <summary>Graph's names of the session controls that apply, each once, in Graph's order: <c>signInFrequency</c>, <c>persistentBrowser</c>, …</summary>
    public IReadOnlyList<string> Names { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>The shortest sign-in frequency in hours, 0 for every time; null when no policy sets one.</summary>
    public double? SignInFrequencyHours { get; init; }

    /// <summary>Whether the user must sign in every time.</summary>
    public bool IsEveryTime { get; init; }

    /// <summary>Whether the browser session is kept; null when no policy sets it.</summary>
    public PersistentBrowserMode? PersistentBrowser { get; init; }

    /// <summary>Whether two policies set something differently, so that the result rests on the undocumented merge.</summary>
    public bool IsMerged { get; init; }
}
