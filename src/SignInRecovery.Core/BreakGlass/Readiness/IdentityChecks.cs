using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What an emergency account is: how many there are, where they live, and the role that they hold.</summary>
internal static class IdentityChecks
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        new("AtLeastTwoAccounts", "There are at least two", BreakGlassSources.Page(1),
            "Create what is missing with New-BreakGlassAccount, with keys of another model and other custodians.", Count),
        new("Enabled", "The account is enabled", BreakGlassSources.Own,
            "Enable the account; a Global Administrator can, under Users > the account > Properties.", Enabled),
        new("CloudOnly", "It lives in the cloud only", BreakGlassSources.Page(2, 11),
            "Create a new cloud-only account with New-BreakGlassAccount; a synchronised account cannot be trusted when the on-premises side fails.", CloudOnly),
        new("InitialDomain", "It signs in under the initial domain", BreakGlassSources.Page(3, 11),
            "Give the account a sign-in name under the tenant's onmicrosoft.com domain, and register its keys again: a changed sign-in name makes them unusable.", InitialDomain),
        new("GlobalAdministrator", "It holds Global Administrator directly", BreakGlassSources.Page(4),
            "Assign Global Administrator to the account itself, for the whole tenant.", GlobalAdministrator),
        new("PermanentAssignment", "The assignment is active and permanent", BreakGlassSources.Page(5),
            "Make the assignment active and without an end in Privileged Identity Management.", Permanent),
        new("PasswordNeverExpires", "The password never expires", BreakGlassSources.Page(10),
            "Set passwordPolicies of the account to DisablePasswordExpiration.", PasswordNeverExpires),
    ];

    /// <summary>An account that is disabled or holds no Global Administrator is no second way in, whoever declared it.</summary>
    private static CheckAnswer Count(ReadinessContext context)
    {
        RoleRoster roster = context.Tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        HashSet<string> holders = new(roster.ActiveUsersSeen.Select(u => u.Id), StringComparer.OrdinalIgnoreCase);
        User[] usable = [.. context.Peers.Where(p => p.AccountEnabled == true && holders.Contains(p.Id))];
        User[] useless = [.. context.Peers.Where(p => p.AccountEnabled == false || (!holders.Contains(p.Id) && roster.MissingActive.Count == 0))];
        if (usable.Length >= (context.IsEmergencyAccount ? 1 : 2))
        {
            return CheckAnswer.Pass(context.IsEmergencyAccount
                ? string.Create(CultureInfo.InvariantCulture, $"There are {usable.Length + 1} emergency accounts; the {(usable.Length == 1 ? "other is" : "others are")} {RuleTargets.Join(usable)}.")
                : $"{RuleTargets.Join(usable)} are the emergency accounts; this one is not counted, because it was neither declared nor recognised.");
        }

        if (context.Peers.Count > usable.Length + useless.Length || context.MissingPeers.Count > 0)
        {
            return CheckAnswer.Unknown(
                "Whether there are two emergency accounts",
                [
                    .. context.MissingPeers,
                    .. roster.MissingActive,
                    .. context.Peers.Where(p => p.AccountEnabled is null).Select(p => new MissingFact(
                        "users", $"The snapshot does not give accountEnabled of {RuleTargets.Describe(p)}.", "Take the snapshot again with the user property accountEnabled.")),
                ]);
        }

        string uncounted = useless.Length == 0
            ? string.Empty
            : $" {RuleTargets.Join(useless)} {(useless.Length == 1 ? "is" : "are")} declared, and not counted: disabled, or without Global Administrator.";
        return CheckAnswer.Fail((context.IsEmergencyAccount, usable.Length) switch
        {
            (true, _) => $"No other emergency account was declared or recognised that could be used; when this one fails, nobody has a way in.{uncounted}",
            (false, 1) => $"Only {RuleTargets.Join(usable)} was declared or recognised as an emergency account, and this one was not.{uncounted}",
            _ => $"No emergency account was declared or recognised that could be used.{uncounted}",
        });
    }

    private static CheckAnswer Enabled(ReadinessContext context) => context.User.AccountEnabled switch
    {
        true => CheckAnswer.Pass("The account is enabled.", context.Fact("accountEnabled", true)),
        false => CheckAnswer.Fail("The account is disabled, so that nobody can sign in with it.", context.Fact("accountEnabled", false)),
        _ => Unseen(context, "Whether the account is enabled", "accountEnabled"),
    };

    private static CheckAnswer CloudOnly(ReadinessContext context) => context.User switch
    {
        { IsExternal: true } => CheckAnswer.Fail("The account signs in with the credentials of another tenant.", context.Fact("userType", context.User.UserType?.ToString())),
        { OnPremisesSyncEnabled: false, IsExternal: null } => Unseen(context, "Whether the account is of this tenant", "userPrincipalName"),
        { OnPremisesSyncEnabled: false } => CheckAnswer.Pass("The account is not synchronised.", context.Fact("onPremisesSyncEnabled", false)),
        { OnPremisesSyncEnabled: true } => CheckAnswer.Fail("The account is synchronised from on-premises, where it can be disabled or deleted.", context.Fact("onPremisesSyncEnabled", true)),
        _ => Unseen(context, "Whether the account is synchronised", "onPremisesSyncEnabled"),
    };

    private static CheckAnswer InitialDomain(ReadinessContext context)
    {
        if (context.User.UserPrincipalNameDomain is not string name)
        {
            return Unseen(context, "The domain of the account", "userPrincipalName");
        }

        Domain? domain = context.Tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase));
        return domain switch
        {
            null when context.Tenant.Domains.Missing is MissingFact missing => CheckAnswer.Unknown($"Whether {name} is the initial domain", [missing]),
            null => CheckAnswer.Fail($"The account signs in under {name}, which is no domain of this tenant.", context.Fact("userPrincipalName", context.User.UserPrincipalName)),
            { AuthenticationType: DomainAuthenticationType.Federated } => CheckAnswer.Fail(
                $"The account signs in under {name}, which is federated: without the federation server nobody gets in.", context.Fact("authenticationType", "Federated", "domains")),
            { IsInitial: true, AuthenticationType: DomainAuthenticationType.Managed } => CheckAnswer.Pass(
                $"The account signs in under the initial domain {name}, which is managed.", context.Fact("userPrincipalName", context.User.UserPrincipalName)),
            { IsInitial: false } => CheckAnswer.Fail(
                $"The account signs in under {name}, which is not the initial domain: it stands and falls with that name's registration and settings.", context.Fact("userPrincipalName", context.User.UserPrincipalName)),
            _ => CheckAnswer.Unknown($"Whether {name} is the initial domain and managed", [new MissingFact("domains", $"The snapshot does not give isInitial or authenticationType of {name}.", "Take the snapshot again.")]),
        };
    }

    private static CheckAnswer GlobalAdministrator(ReadinessContext context)
    {
        RoleRoster roster = context.Tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        RoleHolding[] holdings = Holdings(context);
        Evidence[] evidence = [.. holdings.Select(h => RuleTargets.Evidence(context.Tenant, h))];
        if (holdings.Any(h => h is { IsActive: true, IsTenantWide: true, Through: null }))
        {
            return CheckAnswer.Pass("The account holds Global Administrator directly, for the whole tenant.", evidence);
        }

        if (holdings.FirstOrDefault(h => h is { IsActive: true, IsTenantWide: true }) is { Through: Group through })
        {
            return CheckAnswer.Fail($"The account holds Global Administrator only through the group {RuleTargets.Describe(through)}; whoever changes the group takes the role away.", evidence);
        }

        return roster.MissingActive.Count > 0
            ? CheckAnswer.Unknown("Whether the account holds Global Administrator", roster.MissingActive)
            : CheckAnswer.Fail(
                holdings.Length > 0 ? "The account may only activate Global Administrator, which needs Privileged Identity Management and perhaps an approver on that day." : "The account does not hold Global Administrator.",
                evidence);
    }

    private static CheckAnswer Permanent(ReadinessContext context)
    {
        RoleHolding[] all = [.. Holdings(context).Where(h => h is { IsActive: true, IsTenantWide: true })];

        // Where there is a direct assignment, that is the one to be permanent: a group can be changed.
        RoleHolding[] direct = [.. all.Where(h => h.Through is null)];
        RoleHolding[] active = direct.Length > 0 ? direct : all;
        Evidence[] evidence = [.. active.Select(h => RuleTargets.Evidence(context.Tenant, h))];
        if (active.Any(h => h.State == RoleHoldingState.Active && h.EndsAt is null && h.IsPermanent is { IsKnown: true, Value: true }))
        {
            return CheckAnswer.Pass("The assignment has no end and needs no activation. That is what Microsoft asks for of emergency accounts, and of no others.", evidence);
        }

        MissingFact[] missing = [.. active.SelectMany(h => h.IsPermanent.Missing).Concat(active.Length == 0 ? context.Tenant.Roles.MissingActive : [])];
        return missing.Length > 0
            ? CheckAnswer.Unknown("Whether the assignment is permanent", missing)
            : CheckAnswer.Fail(active.Length == 0 ? "There is no active assignment of Global Administrator." : "The assignment ends, or is an activation that ends.", evidence);
    }

    private static CheckAnswer PasswordNeverExpires(ReadinessContext context)
    {
        if (context.User.IsPasswordExpirationDisabled == true)
        {
            return CheckAnswer.Pass("The password of the account never expires.", context.Fact("passwordPolicies", "DisablePasswordExpiration"));
        }

        Domain? domain = context.Tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, context.User.UserPrincipalNameDomain, StringComparison.OrdinalIgnoreCase));
        return domain switch
        {
            { PasswordValidityPeriodInDays: int.MaxValue } => CheckAnswer.Pass($"Passwords of {domain.Id} never expire.", context.Fact("passwordValidityPeriodInDays", int.MaxValue, "domains")),
            null when context.Tenant.Domains.Missing is MissingFact missing => CheckAnswer.Unknown("Whether the password expires", [missing]),
            _ when context.User.PasswordPolicies is null => Unseen(context, "Whether the password expires", "passwordPolicies"),
            { PasswordValidityPeriodInDays: int days } => CheckAnswer.Fail(
                string.Create(CultureInfo.InvariantCulture, $"The password expires: {domain.Id} demands a new one every {days} days, and the account is not exempt."), context.Fact("passwordPolicies", context.User.PasswordPolicies?.ToString())),
            _ => CheckAnswer.Fail("The account is not exempt from the expiry of passwords (passwordPolicies lacks DisablePasswordExpiration).", context.Fact("passwordPolicies", context.User.PasswordPolicies?.ToString())),
        };
    }

    private static RoleHolding[] Holdings(ReadinessContext context) =>
        [.. context.Tenant.Roles.HoldingsOf(context.User.Id).Where(h => string.Equals(h.RoleTemplateId, BuiltInRoles.GlobalAdministrator.TemplateId, StringComparison.OrdinalIgnoreCase))];

    private static CheckAnswer Unseen(ReadinessContext context, string question, string property) => CheckAnswer.Unknown(question, [context.Unseen(property)]);
}
