using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Finds the ways back in: by situation or code without a tenant, with names when a tenant is there.</summary>
public static class RecoveryPaths
{
    /// <summary>The ways back in, without a tenant.</summary>
    /// <param name="question">What is asked; it names a situation or a code.</param>
    /// <returns>The paths, best first; every one ends at a person, a team, or at what to prepare.</returns>
    public static IReadOnlyList<RecoveryPath> Find(RecoveryQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return PathRanking.Rank(Expand(question).SelectMany((q, i) => Generic(q).Select(p => (i, Told(p, q)))));
    }

    /// <summary>The ways back in for a tenant, by name.</summary>
    /// <param name="question">What is asked; without a situation or code, whatever the account needs.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The account: a sign-in name or an object id; null when none is named.</param>
    /// <param name="asOf">The time asked about.</param>
    /// <param name="cancellationToken">Set when the user has given up.</param>
    /// <exception cref="SignInRecoveryException">The tenant has no such account.</exception>
    public static IReadOnlyList<RecoveryPath> Find(RecoveryQuestion question, Tenant tenant, string? user, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(tenant);
        return Find(question, new RestoreGraph(tenant, asOf, new PortalHelperAccess(tenant, asOf)), user, cancellationToken);
    }

    /// <summary>The ways back in, by a graph that is made already.</summary>
    internal static IReadOnlyList<RecoveryPath> Find(RecoveryQuestion question, RestoreGraph graph, string? user, CancellationToken cancellationToken = default)
    {
        question = question with { Environment = question.Environment ?? graph.Tenant.Cloud };
        RecoveryAccount? account = user is null ? null : RecoveryAccount.Find(graph, user);
        if (account is not null)
        {
            question = question with
            {
                Role = question.Role ?? account.Role,
                IsOnlyGlobalAdministrator = question.IsOnlyGlobalAdministrator ?? account.IsOnlyGlobalAdministrator,
            };
        }

        var paths = new List<(int, RecoveryPath)>();
        int cause = 0;
        foreach (RecoveryQuestion one in Expand(question))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (RecoveryPath path in new TenantPaths(graph, one, account).All())
            {
                paths.Add((cause, Told(path, one)));
            }

            cause++;
        }

        return PathRanking.Rank(paths);
    }

    /// <summary>The question once for each cause of its code.</summary>
    private static IEnumerable<RecoveryQuestion> Expand(RecoveryQuestion question) => question switch
    {
        { Situation: not null } => [question],
        { Error.Known: SignInErrorCode code } => code.Causes.DistinctBy(c => c.Situation).Select(c => question with { Situation = c.Situation }),
        _ => [question],
    };

    private static IEnumerable<RecoveryPath> Generic(RecoveryQuestion question)
    {
        if (question.Situation is not RecoverySituation situation)
        {
            if (question.Error is null)
            {
                throw new ArgumentException("Neither a situation nor a code is asked for.", nameof(question));
            }

            return UnknownCode(question);
        }

        SituationAdvice advice = Playbook.Of(situation, question);
        bool isOutside = question.Relationship == RecoveryRelationship.NotInTenant;
        return
        [
            .. advice.Own.Where(a => !isOutside || a.Kind == AdviceKind.Plain).Select(a => a.ToPath(question)),
            .. isOutside || GenericColleagues.Path(question, advice) is not RecoveryPath colleague ? (RecoveryPath[])[] : [colleague],
            .. isOutside || !IsRoundOnlyAdministrator(question, advice) ? (RecoveryPath[])[] : EmergencyPlaybook.AroundOnlyAdministrator(question).Select(a => a.ToPath(question)),
            .. PartnerPaths.Generic(question, advice) is RecoveryPath partner ? (RecoveryPath[])[partner] : [],
            .. (advice.EndsAtMicrosoft ? MicrosoftPlaybook.Of(question) : MicrosoftPlaybook.LastResortOf(question)).Select(a => a.ToPath(question)),
        ];
    }

    /// <summary>Whether the only Global Administrator is locked out of an account that others would have to change.</summary>
    private static bool IsRoundOnlyAdministrator(RecoveryQuestion question, SituationAdvice advice) =>
        (question.IsOnlyGlobalAdministrator == true || question.Situation == RecoverySituation.SoleGlobalAdministratorBlocked) && advice.Capabilities.Any(CapabilityRoles.ChangesAccount);

    /// <summary>A code that this version does not know.</summary>
    internal static IReadOnlyList<RecoveryPath> UnknownCode(RecoveryQuestion question) =>
    [
        new Advice
        {
            Route = RecoveryRoute.SelfService,
            Title = $"{question.Error} is not among the codes that this version knows: read what Microsoft's page says",
            Steps =
            [
                AdviceStep.Page("Open the page for the code, and read what it says.", question.Error!.LookupPage),
                new AdviceStep("Then ask again by what happened.", "SignInRecovery", "Get-RecoveryPath -Interactive"),
            ],
            Facts = ["ErrorCodesHint"],
            Certainty = RecoveryCertainty.Unknown,
            Doubt = "What the code means is not known to this version.",
        }.ToPath(question),
        .. MicrosoftPlaybook.Of(question).Select(a => a.ToPath(question)),
    ];

    private static RecoveryPath Told(RecoveryPath path, RecoveryQuestion question) => question.Error is SignInError error
        ? path with
        {
            Error = error,
            Cause = error.Known?.Causes.FirstOrDefault(c => c.Situation == question.Situation)?.Text,
            Basis = error.Known?.Causes.FirstOrDefault(c => c.Situation == question.Situation) is SignInErrorCause cause
                ? [new RecoveryFact(error.ToString(), $"{error}: {cause.Text}", cause.Source, cause.SourceDate, cause.Status), .. path.Basis]
                : path.Basis,
        }
        : path;
}
