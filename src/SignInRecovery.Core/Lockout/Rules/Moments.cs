using System.Globalization;

namespace SignInRecovery.Lockout.Rules;

/// <summary>Moments in sentences.</summary>
internal static class Moments
{
    /// <summary>A day and how far off it is: "on 2026-12-05, in 19 days".</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="asOf">The time asked about.</param>
    public static string On(DateTimeOffset moment, DateTimeOffset asOf) => $"on {RuleTargets.Day(moment)}, {Away(moment, asOf)}";

    private static string Away(DateTimeOffset moment, DateTimeOffset asOf)
    {
        double days = (moment - asOf).TotalDays;
        int whole = (int)Math.Floor(Math.Abs(days));
        string count = whole == 1 ? "one day" : string.Create(CultureInfo.InvariantCulture, $"{whole} days");
        return (days >= 0, whole) switch
        {
            (true, 0) => "within a day",
            (true, _) => $"in {count}",
            (false, 0) => "less than a day ago",
            _ => $"{count} ago",
        };
    }
}
