using System.Security.Cryptography;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Names for new accounts that do not say what they are for: an attacker looks for "break glass" first (azure-docs#107962).
/// They are words that people can spell on the telephone.
/// </summary>
internal static class PlainNames
{
    /// <summary>The display name of an exclusion group for which no name was given.</summary>
    public const string Group = "Access policy exceptions";

    private static readonly string[] Words =
    [
        "Alder", "Amber", "Aspen", "Basalt", "Birch", "Cobalt", "Copper", "Coral", "Cypress", "Delta", "Ember", "Fjord", "Flint", "Garnet", "Granite", "Harbor",
        "Hazel", "Heron", "Indigo", "Iris", "Jasper", "Juniper", "Laurel", "Linden", "Maple", "Marble", "Meadow", "Nickel", "Onyx", "Opal", "Orchid", "Osprey",
        "Pebble", "Poplar", "Quartz", "Raven", "River", "Rowan", "Saffron", "Sierra", "Silver", "Slate", "Summit", "Tamarind", "Topaz", "Tundra", "Walnut", "Willow",
    ];

    private static readonly string[] Telling = ["breakglass", "emergency", "notfall", "urgence", "emergencia", "fireaccount", "bgadmin"];

    /// <summary>Display names, all different.</summary>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<string> Choose(int count)
    {
        string[] words = [.. Words];
        RandomNumberGenerator.Shuffle(words.AsSpan());
        return [.. words.Take(count).Select(w => "Operations " + w)];
    }

    /// <summary>Whether a name tells what the account is for.</summary>
    /// <param name="name">The name.</param>
    public static bool Tells(string name)
    {
        string bare = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Telling.Any(t => bare.Contains(t, StringComparison.Ordinal));
    }

    /// <summary>The first half of a sign-in name for a display name: "Operations Cedar" gives "operations-cedar".</summary>
    /// <param name="displayName">The display name.</param>
    public static string Alias(string displayName)
    {
        string alias = string.Concat(displayName.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        while (alias.Contains("--", StringComparison.Ordinal))
        {
            alias = alias.Replace("--", "-", StringComparison.Ordinal);
        }

        return alias.Length > 48 ? alias[..48].TrimEnd('-') : alias;
    }
}
