namespace SignInRecovery.ConditionalAccess;

/// <summary>Kleene's logic, in which an absent signal outweighs an unseen fact: giving the signal is what would settle it.</summary>
internal static class TriLogic
{
    public static Tri Of(bool value) => value ? Tri.True : Tri.False;

    public static Tri Of(bool? value) => value is bool known ? Of(known) : Tri.Unknown;

    public static Tri Or(this Tri left, Tri right) =>
        left == Tri.True || right == Tri.True ? Tri.True
        : left == Tri.False ? right
        : right == Tri.False ? left
        : left > right ? left : right;

    public static Tri And(this Tri left, Tri right) =>
        left == Tri.False || right == Tri.False ? Tri.False
        : left == Tri.True ? right
        : right == Tri.True ? left
        : left > right ? left : right;

    public static Tri Not(this Tri value) => value switch
    {
        Tri.False => Tri.True,
        Tri.True => Tri.False,
        _ => value,
    };

    /// <summary>In, and not out: exclude wins.</summary>
    public static Tri ButNot(this Tri included, Tri excluded) => included.And(excluded.Not());
}
