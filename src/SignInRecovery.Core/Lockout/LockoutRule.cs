namespace SignInRecovery.Lockout;

/// <summary>One rule: what it looks at, and what it finds. Its prose stands in its page.</summary>
public abstract class LockoutRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="id">Its stable id; a page of that name must exist.</param>
    protected LockoutRule(string id)
    {
        Page = RulePage.All.TryGetValue(id, out RulePage? page)
            ? page
            : throw new InvalidOperationException($"The rule {id} has no page docs/rules/{id}.md.");
    }

    /// <summary>The rule's page.</summary>
    public RulePage Page { get; }

    /// <summary>The rule's stable id; never reused for another rule.</summary>
    public string Id => Page.Id;

    /// <summary>
    /// The sections that the rule decides on. When one of them was not seen, the rule does not pass: a test takes each away
    /// in turn and holds the rule to it.
    /// </summary>
    public abstract IReadOnlyList<string> Sections { get; }

    /// <summary>
    /// The sections that the rule looks at only where something that it saw refers to what they hold: the members of a group
    /// that has a role, the named location of a policy. Without them it says Unknown where they decide, and still passes in a
    /// tenant in which nothing refers to them.
    /// </summary>
    public virtual IReadOnlyList<string> ReferredSections => [];

    /// <summary>Whether other rules wait for what this one works out, so that it should begin before them.</summary>
    internal virtual bool BeginsEarly => false;

    /// <summary>Looks at a tenant.</summary>
    /// <param name="context">The tenant and the time.</param>
    /// <returns>One result for each object that the rule has something to say about; at least one.</returns>
    public abstract IEnumerable<RuleResult> Evaluate(RuleContext context);
}
