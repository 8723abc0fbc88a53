using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>Proves whether emergency accounts would work today.</summary>
public static class BreakGlassReadiness
{
    private static readonly IReadOnlyList<CheckDefinition> Definitions =
        [.. IdentityChecks.All, .. CredentialChecks.All, .. PolicyChecks.All, .. DisuseChecks.All, .. ProofChecks.All];

    /// <summary>The ids of the checks, in their order.</summary>
    public static IReadOnlyList<string> CheckIds { get; } = [.. Definitions.Select(d => d.Id)];

    /// <summary>The ids of the checks and what each checks, in their order.</summary>
    public static IReadOnlyList<(string Id, string Title)> Titles { get; } = [.. Definitions.Select(d => (d.Id, d.Title))];

    /// <summary>The id under which a drill is attested.</summary>
    public const string DrillId = "EmergencySignIn";

    /// <summary>The ids that an attestation may name: the manual checks and the drill.</summary>
    public static IReadOnlyList<string> AttestableIds { get; } =
    [
        "NoRegistrationPrompt", "NoLifecycleWorkflow", "NoInactivityAutomation", "SignInsMonitored", "NotTiedToOnePerson", "CredentialsInSeparateSafes",
        "UsedFromPrivilegedWorkstation", "AuthorisedPeopleReviewed", "TwoNetworkPaths", "PostMortemAfterEachUse", DrillId,
    ];

    /// <summary>Checks accounts of one tenant.</summary>
    /// <param name="accounts">The accounts to check; all of one tenant.</param>
    /// <param name="attestations">Answers of people besides those in the tenant's own attestations.</param>
    /// <param name="asOf">The time for which the question is asked.</param>
    /// <param name="peers">The tenant's emergency accounts, for the checks of pairs; null recognises them.</param>
    /// <param name="cancellationToken">Set when the user has given up.</param>
    /// <returns>Every check of every account, account by account.</returns>
    /// <exception cref="SignInRecoveryException">The accounts are of more than one tenant.</exception>
    public static IReadOnlyList<BreakGlassCheck> Check(
        IReadOnlyList<BreakGlassAccount> accounts,
        IReadOnlyList<Attestation> attestations,
        DateTimeOffset asOf,
        IReadOnlyList<BreakGlassAccount>? peers = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(attestations);
        if (accounts.Count == 0)
        {
            return [];
        }

        Tenant tenant = accounts[0].GetTenant();
        if (accounts.FirstOrDefault(a => !ReferenceEquals(a.GetTenant(), tenant) && !IsSame(a.GetTenant(), tenant)) is BreakGlassAccount stranger)
        {
            throw new SignInRecoveryException(
                "MixedTenants",
                ErrorKind.InvalidArgument,
                $"{accounts[0].DisplayName} is of the tenant {tenant.Name}, and {stranger.DisplayName} of {stranger.TenantName}.",
                "Check the accounts of one tenant at a time; pairs of accounts are compared with each other.",
                stranger.Id);
        }

        IReadOnlyList<BreakGlassAccount> known = peers ?? BreakGlassRecognition.Survey(tenant, [], asOf, cancellationToken).EmergencyAccounts;
        User[] emergency = [.. accounts.Where(a => a.IsEmergencyAccount).Concat(known).Select(a => a.User).DistinctBy(u => u.Id)];
        var missingPeers = new Lazy<IReadOnlyList<MissingFact>>(() =>
            BreakGlassRecognition.Survey(tenant, [], asOf, cancellationToken) is var survey ? [.. survey.Missing.Concat(survey.Hidden).Distinct()] : []);
        var book = new AttestationBook(tenant, attestations, asOf);
        var signIn = new EmergencySignIn(tenant, asOf);
        var checks = new List<BreakGlassCheck>();
        foreach (BreakGlassAccount account in accounts.DistinctBy(a => a.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = new ReadinessContext(account, [.. emergency.Where(u => u.Id != account.Id)], missingPeers, book, signIn, asOf);
            checks.AddRange(Definitions.Select(d => Check(d, context, account)));
        }

        return checks;
    }

    internal static IReadOnlyList<CheckDefinition> All => Definitions;

    private static bool IsSame(Tenant one, Tenant other) => one.Id is string id && string.Equals(id, other.Id, StringComparison.OrdinalIgnoreCase);

    private static BreakGlassCheck Check(CheckDefinition definition, ReadinessContext context, BreakGlassAccount account)
    {
        CheckAnswer answer = definition.Decide(context);
        return new BreakGlassCheck
        {
            Account = account.DisplayName,
            AccountId = account.Id,
            UserPrincipalName = account.UserPrincipalName,
            CheckId = definition.Id,
            Title = definition.Title,
            Status = answer.Status,
            Reason = answer.Reason,
            Evidence = answer.Evidence,
            Missing = answer.Missing,
            Remedy = definition.Remedy,
            Basis = definition.Basis,
            TenantId = context.Tenant.Id,
            TenantName = context.Tenant.Name,
            AsOf = context.AsOf,
        };
    }
}
