using System.Diagnostics.CodeAnalysis;

namespace SignInRecovery.Support;

/// <summary>Whether one of the organisation's own contacts answers at a time.</summary>
internal static class OwnContactOpening
{
    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>Answers for one contact.</summary>
    public static (SupportOpening Opening, string Reason) Of(OwnContact contact, DateTimeOffset asOf)
    {
        if (contact.Always)
        {
            return (SupportOpening.Open, "The entry says that somebody answers at all hours.");
        }

        if (contact.Hours.Count == 0)
        {
            return (SupportOpening.Unknown, "The entry gives no hours.");
        }

        if (contact.TimeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(contact.TimeZone, out TimeZoneInfo? zone))
        {
            return (SupportOpening.Unknown, contact.TimeZone is null
                ? "The entry gives hours and no time zone."
                : $"This machine does not know the time zone '{contact.TimeZone}'.");
        }

        DateTimeOffset local = TimeZoneInfo.ConvertTime(asOf, zone);
        string at = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"It is {DayNames[(int)local.DayOfWeek]} {local:HH:mm} there ({contact.TimeZone}).");
        return contact.Hours.Any(hours => Covers(hours, local)) ? (SupportOpening.Open, at) : (SupportOpening.Closed, at);
    }

    /// <summary>Reads a list of days; <see langword="false"/> when it is not one.</summary>
    public static bool TryReadDays(string? text, [NotNullWhen(true)] out IReadOnlySet<DayOfWeek>? days)
    {
        var found = new HashSet<DayOfWeek>();
        days = null;
        foreach (string part in (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split('-', StringSplitOptions.TrimEntries);
            int first = IndexOf(ends[0]);
            int last = IndexOf(ends[^1]);
            if (ends.Length > 2 || first < 0 || last < 0)
            {
                return false;
            }

            for (int day = first; ; day = (day + 1) % DayNames.Length)
            {
                found.Add((DayOfWeek)day);
                if (day == last)
                {
                    break;
                }
            }
        }

        days = found;
        return true;
    }

    private static bool Covers(OwnContactHours hours, DateTimeOffset local)
    {
        if (!TryReadDays(hours.Days, out IReadOnlySet<DayOfWeek>? days))
        {
            return false;
        }

        var time = TimeOnly.FromDateTime(local.DateTime);
        if (hours.From < hours.To)
        {
            return days.Contains(local.DayOfWeek) && time >= hours.From && time < hours.To;
        }

        // The span runs over midnight: its second half belongs to the day before.
        return (days.Contains(local.DayOfWeek) && time >= hours.From)
            || (days.Contains(local.AddDays(-1).DayOfWeek) && time < hours.To);
    }

    private static int IndexOf(string name) => Array.FindIndex(DayNames, d => string.Equals(d, name, StringComparison.OrdinalIgnoreCase));
}
