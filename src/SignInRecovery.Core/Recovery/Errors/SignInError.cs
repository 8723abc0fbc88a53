using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SignInRecovery.Facts;

namespace SignInRecovery.Recovery;

/// <summary>
/// What the sign-in page said: the code, and the ids by which support finds the sign-in. Nothing else of a pasted text is
/// kept, because the address of a sign-in may hold tokens and names.
/// </summary>
public sealed partial record SignInError
{
    private const int LongestText = 65_536;

    /// <summary>The digits of the code.</summary>
    public required string Code { get; init; }

    /// <summary>The code as this version knows it; null when it does not.</summary>
    public SignInErrorCode? Known { get; init; }

    /// <summary>The trace id, on some pages called request id; null when the text had none.</summary>
    public string? TraceId { get; init; }

    /// <summary>The correlation id; null when the text had none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the sign-in failed; null when the text had no time.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The page on which Microsoft explains the code.</summary>
    public string LookupPage => "https://login.microsoftonline.com/error?code=" + Code;

    /// <summary>Reads a code, an error text or the address of a sign-in.</summary>
    /// <param name="text">"53003", "AADSTS53003", what the page printed, or the address that the browser shows.</param>
    /// <exception cref="SignInRecoveryException">The text holds no code.</exception>
    public static SignInError Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = Decode(text.Length > LongestText ? text[..LongestText] : text);
        string code = FindCode(plain) ?? throw new SignInRecoveryException(
            "ErrorCodeNotFound",
            ErrorKind.InvalidArgument,
            "The text holds no error code of the sign-in page: neither AADSTS with digits, nor \"Error Code\" with digits, nor an address with a code.",
            "On the sign-in page open \"More details\" and paste what it shows, or give the digits alone, such as 53003. Get-RecoveryPath -Interactive asks what happened instead.");
        return new SignInError
        {
            Code = code,
            Known = SignInErrorCodes.Find(code),
            TraceId = Id(TracePattern().Match(plain)),
            CorrelationId = Id(CorrelationPattern().Match(plain)),
            Timestamp = Time(TimestampPattern().Match(plain)),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => "AADSTS" + Code;

    private static string? FindCode(string text)
    {
        foreach (Regex pattern in (Regex[])[PrefixedPattern(), LabelledPattern(), AddressPattern(), BarePattern()])
        {
            Match match = pattern.Match(text);
            if (match.Success)
            {
                return match.Groups["code"].Value.TrimStart('0') is { Length: > 0 } digits ? digits : null;
            }
        }

        // Some text around a bare number: only a code that is known counts, so that a year or a count is none.
        return NumberPattern().Matches(GuidPattern().Replace(text, " ")).Select(m => m.Value).FirstOrDefault(n => SignInErrorCodes.Find(n) is not null);
    }

    private static string Decode(string text)
    {
        // An address is encoded once, and what it carries in a parameter once more.
        for (int round = 0; round < 2 && text.Contains('%'); round++)
        {
            text = Uri.UnescapeDataString(text.Replace('+', ' '));
        }

        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = plain.Append(char.IsControl(c) ? ' ' : c);
        }

        return plain.ToString();
    }

    private static string? Id(Match match) => match.Success && Guid.TryParse(match.Groups["id"].Value, out Guid id) ? id.ToString() : null;

    private static DateTimeOffset? Time(Match match) => match.Success
        && DateTimeOffset.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;

    [GeneratedRegex(@"AADSTS\s*-?\s*(?<code>\d{5,7})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PrefixedPattern();

    [GeneratedRegex(@"error[\s_-]*codes?""?\s*[:=]?\s*\[?\s*""?(?<code>\d{5,7})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LabelledPattern();

    [GeneratedRegex(@"[?&#]code=(?<code>\d{5,7})(?![\w.-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^\s*(?<code>\d{5,7})\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BarePattern();

    [GeneratedRegex(@"(?<![\w.:-])\d{5,7}(?![\w:-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GuidPattern();

    [GeneratedRegex(@"(?:trace|request)[\s_-]*id""?\s*[:=]?\s*""?(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TracePattern();

    [GeneratedRegex(@"correlation[\s_-]*id""?\s*[:=]?\s*""?(?<id>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CorrelationPattern();

    [GeneratedRegex(@"timestamp""?\s*[:=]?\s*""?(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TimestampPattern();
}
