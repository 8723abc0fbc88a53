using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The include or the exclude lists of the users of a policy, joined by OR.</summary>
internal sealed class UserList
{
    /// <summary>Whether it names every user.</summary>
    public bool All { get; init; }

    /// <summary>Whether it names every agent's user account (AllAgentIdUsers).</summary>
    public bool AllAgentUsers { get; init; }

    /// <summary>The users by id, as bits.</summary>
    public ulong[] Users { get; init; } = [];

    /// <summary>The groups, as bits.</summary>
    public ulong[] Groups { get; init; } = [];

    /// <summary>The built-in roles, as bits.</summary>
    public ulong[] Roles { get; init; } = [];

    /// <summary>The roles of which it is not known whether they are built-in, as bits.</summary>
    public ulong[] UncertainRoles { get; init; } = [];

    /// <summary>The kinds of external users, each with the tenants that are meant.</summary>
    public IReadOnlyList<ExternalSelection> External { get; init; } = [];

    /// <summary>What leaves open whether anybody else is named: ids that lead nowhere, values that are not known, roles that were not read.</summary>
    public IReadOnlyList<MissingFact> Doubts { get; init; } = [];

    /// <summary>Whether it names nobody.</summary>
    public bool IsEmpty => !All && !AllAgentUsers && Users.Length == 0 && Groups.Length == 0 && Roles.Length == 0 && UncertainRoles.Length == 0 && External.Count == 0 && Doubts.Count == 0;

    /// <summary>Whether it names somebody by role or as a guest.</summary>
    public bool NamesRolesOrGuests => Roles.Length > 0 || External.Count > 0;

    /// <summary>Whether it names a user.</summary>
    public Tri Names(EvaluationScope scope)
    {
        Subject subject = scope.Subject;
        if (All || (subject.NamedIndex >= 0 && Subject.Has(Users, subject.NamedIndex)) || Subject.Meets(Groups, subject.Groups) || Subject.Meets(Roles, subject.Roles))
        {
            return Tri.True;
        }

        Tri named = Tri.False;
        foreach (ExternalSelection selection in External)
        {
            named = named.Or(selection.Names(scope));
        }

        return named == Tri.True ? named
            : Doubts.Count > 0
            || (Groups.Length > 0 && subject.GroupsMissing is not null)
            || Subject.Meets(UncertainRoles, subject.Roles) ? Tri.Unknown
            : named;
    }

    /// <summary>Says why it is not known whether it names a user.</summary>
    public void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact doubt in Doubts)
        {
            missing.Add(doubt);
        }

        if (Groups.Length > 0 && scope.Subject.GroupsMissing is MissingFact groups)
        {
            missing.Add(groups);
        }

        if (Subject.Meets(UncertainRoles, scope.Subject.Roles))
        {
            missing.Add(new MissingFact(
                "roleDefinitions",
                "A role of the user is named by the policy, and the snapshot does not say whether it is built-in; policies reach holders of built-in roles only.",
                "Take the snapshot again with the section roleDefinitions."));
        }

        foreach (ExternalSelection selection in External)
        {
            selection.Explain(scope, missing);
        }
    }
}
