using System.Collections.Frozen;
using System.Globalization;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>The error codes of the sign-in page. Microsoft changes codes and texts without notice: they are hints.</summary>
public static class SignInErrorCodes
{
    private static readonly FrozenDictionary<string, SignInErrorCode> ByCode = Table.Read("errorCodes.tsv", cells => (
            Code: cells[0],
            Name: cells[1],
            Cause: new SignInErrorCause(
                cells[2],
                Enum.Parse<RecoverySituation>(cells[3]),
                cells[5],
                cells[6].Length == 0 ? null : DateOnly.ParseExact(cells[6], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Enum.Parse<KnowledgeStatus>(cells[7]))))
        .GroupBy(row => row.Code, StringComparer.Ordinal)
        .Select(code => new SignInErrorCode(code.Key, code.First().Name, [.. code.Select(row => row.Cause)]))
        .ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<SignInErrorCode> All => ByCode.Values;

    /// <summary>A code by its digits; null when this version does not know it.</summary>
    /// <param name="code">The digits.</param>
    public static SignInErrorCode? Find(string code) => ByCode.GetValueOrDefault(code);
}
