namespace SignInRecovery.Graph.Collection;

/// <summary>
/// What a refusal in one section means for others: when nobody may see who holds a role, the administrators that were read
/// are not all of them, and their methods neither.
/// </summary>
internal static class Gaps
{
    // Sections that name people, and without which people are missing.
    private static readonly string[] NamePeople = ["roleAssignments", "roleEligibilities", "roleAssignmentSchedules", "groupEligibilities", "policies"];

    private static readonly string[] OfPeople = ["users", "methods", "devices", "perUserMfa", "memberships", "signInActivity", "managers"];
    private static readonly string[] NameGroups = ["roleAssignments", "policies", "authenticationMethodsPolicy"];
    private static readonly string[] OfGroups = ["groups", "groupOwners", "groupEligibilities"];

    /// <summary>Notes the gaps, before the sections are completed.</summary>
    public static void Note(CollectionContext context, bool isWhole)
    {
        if (!isWhole)
        {
            Note(context, NamePeople, OfPeople, "so that people who belong to the administrators may be missing");
            Note(context, NameGroups, OfGroups, "so that groups to which it refers may be missing");
        }
        else
        {
            Note(context, ["users"], ["methods", "devices", "perUserMfa"], "so that people may be missing");
            Note(context, ["groups"], ["groupOwners", "memberships", "groupEligibilities"], "so that groups may be missing");
        }

        Note(context, ["domains"], ["federationConfigurations"], "so that domains may be missing");
        Note(context, ["administrativeUnits"], ["administrativeUnitMembers", "scopedRoleMembers"], "so that units may be missing");
        if (context.Ledgers["registrationDetails"].Fault is { } fault)
        {
            // The same permission and licence: it was not asked for, because the answer is known.
            var activity = context.Ledgers["signInActivity"];
            if (activity.Fault is null && !activity.IsComplete && fault.Status is 400 or 403)
            {
                activity.Complete(SectionOutcome.Of(activity.Section, fault, context.Session));
            }
        }
    }

    private static void Note(CollectionContext context, string[] causes, string[] sections, string consequence)
    {
        foreach (var cause in causes)
        {
            // A section that is known to be empty without the licence names nobody.
            if (context.Ledgers[cause] is { Fault: { } fault, Section: var declaration }
                && !declaration.IsKnownEmpty(SectionOutcome.Of(declaration, fault, context.Session).Status))
            {
                foreach (var section in sections.Where(s => s != cause))
                {
                    context.Ledgers[section].AddGap($"The section {cause} was not read whole, {consequence}.");
                }
            }
        }
    }
}
