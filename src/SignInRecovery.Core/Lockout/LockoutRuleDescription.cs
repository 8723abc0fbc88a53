using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>A rule as people read it.</summary>
public sealed record LockoutRuleDescription
{
    /// <summary>The rule's stable id.</summary>
    public required string RuleId { get; init; }

    /// <summary>What the rule warns of, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The part of the tenant that the rule is about.</summary>
    public required LockoutArea Area { get; init; }

    /// <summary>How much is lost, unless what the rule sees makes it more or less.</summary>
    public required LockoutSeverity Severity { get; init; }

    /// <summary>What is lost when it happens.</summary>
    public required string Impact { get; init; }

    /// <summary>What to do about it, in short.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Why it locks people out.</summary>
    public required string Why { get; init; }

    /// <summary>How to see it.</summary>
    public required string HowToSee { get; init; }

    /// <summary>How to fix it.</summary>
    public required string HowToFix { get; init; }

    /// <summary>What could go wrong while fixing it.</summary>
    public required string WhatCouldGoWrong { get; init; }

    /// <summary>Where the facts come from, with dates.</summary>
    public required string Sources { get; init; }

    /// <summary>The sections of a snapshot that the rule decides on.</summary>
    public required IReadOnlyList<string> Sections { get; init => field = value.Indexed(); }

    /// <summary>The sections that the rule looks at only where something that it saw refers to what they hold.</summary>
    public required IReadOnlyList<string> ReferredSections { get; init => field = value.Indexed(); }

    /// <summary>The Microsoft Graph permissions with which the sections are read that the rule decides on.</summary>
    public required IReadOnlyList<string> Permissions { get; init => field = value.Indexed(); }

    /// <summary>The same control in other catalogues.</summary>
    public required IReadOnlyList<RuleReference> References { get; init => field = value.Indexed(); }

    /// <summary>The rule's page, as staged with the module; null where no module is.</summary>
    public Uri? HelpUri { get; init; }

    /// <summary>Describes a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pagesFolder">The folder with the staged pages; null where no module is.</param>
    public static LockoutRuleDescription Of(LockoutRule rule, string? pagesFolder = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        RulePage page = rule.Page;
        return new LockoutRuleDescription
        {
            RuleId = rule.Id,
            Title = page.Title,
            Area = page.Area,
            Severity = page.Severity,
            Impact = page.Impact,
            Recommendation = page.Recommendation,
            Why = page.Sections[RulePage.WhyHeading],
            HowToSee = page.Sections[RulePage.HowToSeeHeading],
            HowToFix = page.Sections[RulePage.HowToFixHeading],
            WhatCouldGoWrong = page.Sections[RulePage.WhatCouldGoWrongHeading],
            Sources = page.Sections[RulePage.SourcesHeading],
            Sections = rule.Sections,
            ReferredSections = rule.ReferredSections,
            Permissions = [.. rule.Sections.Select(s => SectionCatalog.Get(s).DelegatedPermission).Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            References = page.References,
            HelpUri = pagesFolder is null ? null : new Uri(Path.Combine(Path.GetFullPath(pagesFolder), rule.Id + ".md")),
        };
    }
}
