using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>One fact that speaks for or against an account being an emergency account.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Weight">How much it counts: above zero for, below zero against, zero for what was not seen or decides nothing.</param>
/// <param name="Text">The fact, in a sentence that begins with the account: "holds Global Administrator permanently".</param>
public sealed record BreakGlassEvidence(BreakGlassEvidenceKind Kind, int Weight, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Printable.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Weight,4:+0;-0;0}  {Kind}: {Text}"));
}
