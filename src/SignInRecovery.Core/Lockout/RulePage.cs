using System.Reflection;

namespace SignInRecovery.Lockout;

/// <summary>
/// The page of a rule, docs/rules/SRnnnn.md: the only place in which the rule's prose stands. Findings, help and reports
/// draw from it. The pages are part of this assembly, so a finding never depends on a file that may be missing.
/// </summary>
public sealed class RulePage
{
    /// <summary>The heading of the section that says why the rule's fault locks people out.</summary>
    public const string WhyHeading = "Why it locks people out";

    /// <summary>The heading of the section that says how to see the fault in a tenant.</summary>
    public const string HowToSeeHeading = "How to see it";

    /// <summary>The heading of the section that says how to fix it.</summary>
    public const string HowToFixHeading = "How to fix it";

    /// <summary>The heading of the section that says what could go wrong while fixing it.</summary>
    public const string WhatCouldGoWrongHeading = "What could go wrong while fixing it";

    /// <summary>The heading of the section with the sources and their dates.</summary>
    public const string SourcesHeading = "Sources";

    private const string ResourcePrefix = "rules/";

    private static readonly Lazy<IReadOnlyDictionary<string, RulePage>> Pages = new(LoadAll);

    private RulePage(string text, string name)
    {
        Text = text;
        (Dictionary<string, string> values, List<string> references, string body) = FrontMatter(text, name);
        Id = Required(values, "id", name);
        Title = Required(values, "title", name);
        Area = ParseEnum<LockoutArea>(Required(values, "area", name), name);
        Severity = ParseEnum<LockoutSeverity>(Required(values, "severity", name), name);
        Impact = Required(values, "impact", name);
        Recommendation = Required(values, "recommendation", name);
        References = [.. references.Select(r => ParseReference(r, name))];
        Sections = SplitSections(body);
        foreach (string heading in (string[])[WhyHeading, HowToSeeHeading, HowToFixHeading, WhatCouldGoWrongHeading, SourcesHeading])
        {
            if (!Sections.TryGetValue(heading, out string? section) || section.Length == 0)
            {
                throw new FormatException($"The page '{name}' has no section '{heading}'.");
            }
        }
    }

    /// <summary>Every page, by the rule's id.</summary>
    public static IReadOnlyDictionary<string, RulePage> All => Pages.Value;

    /// <summary>The rule's id.</summary>
    public string Id { get; }

    /// <summary>What the rule warns of, in a few words.</summary>
    public string Title { get; }

    /// <summary>The part of the tenant that the rule is about.</summary>
    public LockoutArea Area { get; }

    /// <summary>How much is lost, unless what the rule sees makes it more or less.</summary>
    public LockoutSeverity Severity { get; }

    /// <summary>What is lost when it happens.</summary>
    public string Impact { get; }

    /// <summary>What to do about it, in short.</summary>
    public string Recommendation { get; }

    /// <summary>The same control in other catalogues.</summary>
    public IReadOnlyList<RuleReference> References { get; }

    /// <summary>The page's sections by heading, such as "How to fix it", as Markdown.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; }

    /// <summary>The whole page, as Markdown.</summary>
    public string Text { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="text">The page, as Markdown with its front matter.</param>
    /// <param name="name">The name that errors mention.</param>
    /// <exception cref="FormatException">The page lacks something that every page has.</exception>
    public static RulePage Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RulePage(text.Replace("\r\n", "\n", StringComparison.Ordinal), name);
    }

    private static Dictionary<string, RulePage> LoadAll()
    {
        Assembly assembly = typeof(RulePage).Assembly;
        var pages = new Dictionary<string, RulePage>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            RulePage page = Parse(reader.ReadToEnd(), resource);
            pages.Add(page.Id, page);
        }

        return pages;
    }

    private static (Dictionary<string, string> Values, List<string> References, string Body) FrontMatter(string text, string name)
    {
        const string Fence = "---\n";
        int end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            throw new FormatException($"The page '{name}' has no front matter between two lines of '---'.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var references = new List<string>();
        foreach (string line in text[Fence.Length..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("  - ", StringComparison.Ordinal))
            {
                references.Add(line[4..].Trim());
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new FormatException($"The page '{name}' has a front matter line without 'key: value': '{line}'.");
            }

            values[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return (values, references, text[(end + 1 + Fence.Length)..]);
    }

    private static Dictionary<string, string> SplitSections(string body)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in ("\n" + body).Split("\n## ").Skip(1))
        {
            int newline = part.IndexOf('\n', StringComparison.Ordinal);
            string heading = newline < 0 ? part : part[..newline];
            sections[heading.Trim()] = newline < 0 ? string.Empty : part[newline..].Trim();
        }

        return sections;
    }

    private static RuleReference ParseReference(string text, string name)
    {
        int bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar > 0
            ? new RuleReference(text[..bar].Trim(), text[(bar + 1)..].Trim())
            : throw new FormatException($"The page '{name}' has a reference without 'body | id': '{text}'.");
    }

    private static string Required(Dictionary<string, string> values, string key, string name) =>
        values.TryGetValue(key, out string? value) && value.Length > 0
            ? value
            : throw new FormatException($"The page '{name}' has no {key}.");

    private static T ParseEnum<T>(string text, string name)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: false, out T value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"The page '{name}' has an unknown {typeof(T).Name}: '{text}'.");
}
