namespace SignInRecovery.Support;

/// <summary>One telephone number.</summary>
/// <param name="Printed">The number as its source prints it, which is what one dials within the country.</param>
/// <param name="E164">
/// The international form, such as +498005892332; null where the printed number is not a valid one of its country. A toll-free
/// number may not be reachable from abroad all the same.
/// </param>
/// <param name="Use">What it is among the numbers of its country.</param>
/// <param name="Note">What the source says beside it: charges, an operator, what to enter after dialling; empty when nothing.</param>
public sealed record SupportNumber(string Printed, string? E164, SupportNumberUse Use, string Note)
{
    /// <summary>A link that a telephone dials (RFC 3966); null where there is no international form.</summary>
    public string? Link => E164 is null ? null : "tel:" + E164;

    /// <summary>What is to be said of the number itself; empty when nothing.</summary>
    public string Remark => (E164, Use) switch
    {
        (null, SupportNumberUse.Printed2021) => "Printed by Microsoft in 2021; kept as printed, for it has no valid international form.",
        (_, SupportNumberUse.Printed2021) => "Printed by Microsoft in 2021; the later page prints another country's number here and is probably wrong.",
        (null, _) => "Kept as printed, for it has no valid international form today.",
        _ => string.Empty,
    };

    /// <inheritdoc/>
    public override string ToString() => Note.Length == 0 ? Printed : $"{Printed} ({Note})";
}
