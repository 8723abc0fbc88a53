using System.Collections.Frozen;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;

namespace SignInRecovery.Gateway;

/// <summary>
/// The codes of the sign-in service that somebody meets who connects a tool. The meaning of every other code comes from the
/// table of the codes that people meet at the sign-in page.
/// </summary>
internal static class SignInFaults
{
    private static readonly FrozenDictionary<string, SignInFault> ByCode =
        Table.Read("connectErrors.tsv", cells => (Code: cells[0], Fault: new SignInFault(cells[1], Enum.Parse<ErrorKind>(cells[2]), cells[3], cells[4])))
            .ToFrozenDictionary(r => "AADSTS" + r.Code, r => r.Fault, StringComparer.Ordinal);

    /// <summary>What a code means here.</summary>
    /// <param name="code">The code, with AADSTS.</param>
    /// <returns>The fault, or null when the code is not about connecting a tool.</returns>
    public static SignInFault? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>What any code means, in a sentence; null when no table has it.</summary>
    /// <param name="code">The code, with AADSTS.</param>
    public static string? MeaningOf(string code) =>
        Find(code)?.Meaning
        ?? (SignInErrorCodes.Find(code.StartsWith("AADSTS", StringComparison.Ordinal) ? code["AADSTS".Length..] : code) is { Causes: [var cause, ..] causes }
            ? $"It means: {cause.Text}{(causes.Count > 1 ? $", or: {causes[1].Text}" : string.Empty)} ({code})."
            : null);
}
