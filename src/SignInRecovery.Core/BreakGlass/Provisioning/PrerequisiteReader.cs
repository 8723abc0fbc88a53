using System.Globalization;
using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Gateway;
using SignInRecovery.Json;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>Reads what must be true before anything is written, and refuses to go on where it is not.</summary>
internal sealed class PrerequisiteReader(GraphCalls graph, SessionInfo session, ProvisioningRequest request)
{
    private const string PremiumPlan = "AAD_PREMIUM";
    private const string PoliciesPath = "/identity/conditionalAccess/policies";

    private readonly List<string> _remarks = [];

    /// <summary>Reads the tenant.</summary>
    public async Task<ProvisioningFacts> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> organizations = await graph.ReadListAsync("The organisation", "/organization?$select=id,displayName,countryLetterCode", "Organization.Read.All", cancellationToken).ConfigureAwait(false);
        JsonElement organization = organizations.Count > 0 ? organizations[0] : default;
        string domain = await ReadInitialDomainAsync(cancellationToken).ConfigureAwait(false);
        bool hasPremium = await HasPremiumAsync(cancellationToken).ConfigureAwait(false);
        bool hasDefaults = await HasSecurityDefaultsAsync(cancellationToken).ConfigureAwait(false);
        string list = hasPremium ? ExclusionStage.GroupList : ExclusionStage.UserList;
        (IReadOnlyList<ReadPolicy> policies, int leftAlone) = request.SkipPolicyExclusion ? ([], 0) : await ReadPoliciesAsync(list, cancellationToken).ConfigureAwait(false);
        bool usesGroup = ProvisioningFacts.MakesGroup(request, hasPremium, hasDefaults, policies.Count);
        (ExistingGroup? group, string? unit) = usesGroup ? await new ExclusionGroupReader(graph, request, _remarks).ReadAsync(cancellationToken).ConfigureAwait(false) : (null, null);
        await CheckMethodsAsync(group, cancellationToken).ConfigureAwait(false);
        bool hasPim = await CheckRolePolicyAsync(cancellationToken).ConfigureAwait(false);
        Explain(hasPremium, hasDefaults, policies.Count);
        return new ProvisioningFacts
        {
            TenantId = session.TenantId,
            TenantName = GraphCalls.Text(organization, "displayName") ?? session.TenantName ?? session.TenantId,
            InitialDomain = domain,
            UsageLocation = GraphCalls.Text(organization, "countryLetterCode"),
            HasPremium = hasPremium,
            HasPrivilegedIdentityManagement = hasPim,
            HasSecurityDefaults = hasDefaults,
            Policies = policies,
            PoliciesLeftAlone = leftAlone,
            Group = group,
            AdministrativeUnitId = unit,
            Remarks = _remarks,
        };
    }

    /// <summary>The policies for people that are enabled or report only, of a list as Graph returned it.</summary>
    internal static IReadOnlyList<ReadPolicy> ForPeople(IReadOnlyList<JsonElement> policies) =>
    [
        .. policies
            .Select(raw => new ReadPolicy(SectionReaders.Policies(JsonSerializer.SerializeToUtf8Bytes(raw, JournalContext.Default.JsonElement)), raw))
            .Where(p => p.Policy.State != PolicyState.Disabled && PolicyReading.IsForPeople(p.Policy)),
    ];

    private async Task<string> ReadInitialDomainAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> domains = await graph.ReadListAsync("The domains", "/domains", "Domain.Read.All", cancellationToken).ConfigureAwait(false);
        JsonElement initial = domains.FirstOrDefault(d => GraphCalls.IsTrue(d, "isInitial"));
        string? id = GraphCalls.Text(initial, "id");
        if (id is null || !string.Equals(GraphCalls.Text(initial, "authenticationType"), "Managed", StringComparison.OrdinalIgnoreCase))
        {
            throw ProvisioningErrors.Prerequisite(
                "InitialDomainUnusable",
                id is null ? "The tenant's initial domain was not found." : $"The initial domain {id} is not managed.",
                "Emergency accounts must sign in under a managed initial domain. Look at Settings > Domains in the Microsoft 365 admin center.",
                id);
        }

        return id;
    }

    private async Task<bool> HasPremiumAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> skus = await graph.ReadListAsync("The licences", "/subscribedSkus", "LicenseAssignment.Read.All", cancellationToken).ConfigureAwait(false);
        return skus
            .Where(s => GraphCalls.Text(s, "capabilityStatus") is null or "Enabled" or "Warning")
            .Where(s => s.TryGetProperty("servicePlans", out JsonElement plans) && plans.ValueKind == JsonValueKind.Array)
            .SelectMany(s => s.GetProperty("servicePlans").EnumerateArray())
            .Any(p => GraphCalls.Text(p, "servicePlanName")?.StartsWith(PremiumPlan, StringComparison.OrdinalIgnoreCase) == true
                && GraphCalls.Text(p, "provisioningStatus") is null or "Success" or "PendingProvisioning");
    }

    private async Task<bool> HasSecurityDefaultsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return GraphCalls.IsTrue(await graph.GetAsync("/policies/identitySecurityDefaultsEnforcementPolicy", "Policy.Read.All", "Global Reader", cancellationToken).ConfigureAwait(false), "isEnabled");
        }
        catch (DirectoryException exception)
        {
            throw ProvisioningErrors.Reading("The security defaults", exception, session.IsApplication);
        }
    }

    private async Task<(IReadOnlyList<ReadPolicy> Policies, int LeftAlone)> ReadPoliciesAsync(string list, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> all = await graph.ReadListAsync("The Conditional Access policies", PoliciesPath, "Policy.Read.All", cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ReadPolicy> people = ForPeople(all);
        if (people.FirstOrDefault(p => PolicyReading.Unrecognized(p.Policy, "conditions.users", "state").Count > 0) is ReadPolicy odd)
        {
            throw ProvisioningErrors.Prerequisite(
                "PolicyNotUnderstood",
                $"The policy {odd.Name} has users or a state that this version does not know.",
                "Use a newer version of SignInRecovery; or exclude the accounts from the policies by hand, and run with -SkipPolicyExclusion.",
                odd.Policy.Id);
        }

        people = ReadPolicy.LongestFirst(people, list);
        if (people.Count > 0 && ReadPolicy.Listed(people[0].Raw, list).Count is int entries and > 0)
        {
            _remarks.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The longest list that the plan adds to has {entries} {(entries == 1 ? "entry" : "entries")} ({list} of {people[0].Name}). Microsoft limits these lists and publishes no number, so this one is written first: if it is full, no policy is changed and nobody gets the role."));
        }

        return (people, all.Count - people.Count);
    }

    private async Task CheckMethodsAsync(ExistingGroup? group, CancellationToken cancellationToken)
    {
        AuthenticationMethodsPolicy policy;
        try
        {
            JsonElement raw = await graph.GetAsync("/policies/authenticationMethodsPolicy", "Policy.Read.AuthenticationMethod", "Global Reader", cancellationToken).ConfigureAwait(false);
            policy = SectionReaders.AuthenticationMethodsPolicy(JsonSerializer.SerializeToUtf8Bytes(raw, JournalContext.Default.JsonElement));
        }
        catch (DirectoryException exception)
        {
            throw ProvisioningErrors.Reading("The authentication methods policy", exception, session.IsApplication);
        }

        string? passkeys = Refusal(policy.Find(AuthenticationMethodConfigurationKind.Fido2), group);
        bool hasCertificates = Refusal(policy.Find(AuthenticationMethodConfigurationKind.X509Certificate), group) is null;
        if (passkeys is not null && !hasCertificates)
        {
            throw ProvisioningErrors.Prerequisite(
                "PasskeyNotAllowed",
                $"The authentication methods policy would accept no passkey (FIDO2) of the new accounts: the method {passkeys}. Without a key they cannot meet mandatory multifactor authentication.",
                "Switch on Passkey (FIDO2) for all users, or for the exclusion group that you name with -ExclusionGroup: Authentication methods > Policies > Passkey (FIDO2).");
        }

        if (request.TemporaryAccessPass && Refusal(policy.Find(AuthenticationMethodConfigurationKind.TemporaryAccessPass), group) is string refusal)
        {
            throw ProvisioningErrors.Prerequisite(
                "TemporaryAccessPassOff",
                $"A Temporary Access Pass was asked for, and the new accounts could not use one: the method {refusal}.",
                "Switch on Temporary Access Pass for all users or for the exclusion group (Authentication methods > Policies), or run without -TemporaryAccessPass.");
        }

        if (policy.Find(AuthenticationMethodConfigurationKind.Fido2) is { KeyRestrictions: { IsEnforced: true, EnforcementType: PasskeyRestrictionEnforcementType.Allow } restrictions })
        {
            _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"The policy allows {restrictions.AaGuids?.Count ?? 0} models of key only; register keys of these models: {string.Join(", ", restrictions.AaGuids ?? [])}."));
        }
    }

    /// <summary>Why a method would refuse the new accounts, whose only group will be the exclusion group; null when it would not.</summary>
    private static string? Refusal(AuthenticationMethodConfiguration? method, ExistingGroup? group)
    {
        if (method?.State != AuthenticationMethodState.Enabled)
        {
            return "is off";
        }

        bool Names(IReadOnlyList<AuthenticationMethodTarget>? targets) => targets?.Any(t =>
            string.Equals(t.Id, "all_users", StringComparison.OrdinalIgnoreCase) || (group is not null && string.Equals(t.Id, group.Id, StringComparison.OrdinalIgnoreCase))) == true;
        return Names(method.ExcludeTargets) ? "excludes them"
            : !Names(method.IncludeTargets) ? "is on for certain groups only, and they will be in none of them"
            : null;
    }

    /// <summary>The role's policy in Privileged Identity Management; without a licence there is none.</summary>
    private async Task<bool> CheckRolePolicyAsync(CancellationToken cancellationToken)
    {
        string path = $"/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '{Knowledge.BuiltInRoles.GlobalAdministrator.TemplateId}'&$expand=policy($expand=rules)";
        IReadOnlyList<JsonElement> assignments;
        try
        {
            assignments = await graph.ListAsync(path, "RoleManagementPolicy.Read.Directory", "Global Reader", cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception) when (exception.Status is 400 or 403 && IsLicence(exception))
        {
            return false;
        }
        catch (DirectoryException exception)
        {
            throw ProvisioningErrors.Reading("The role's settings in Privileged Identity Management", exception, session.IsApplication);
        }

        if (assignments.Count == 0)
        {
            return false;
        }

        foreach (JsonElement rule in assignments.SelectMany(Rules))
        {
            switch (GraphCalls.Text(rule, "id"))
            {
                case "Expiration_Admin_Assignment" when GraphCalls.IsTrue(rule, "isExpirationRequired"):
                    throw ProvisioningErrors.Prerequisite(
                        "PermanentAssignmentForbidden",
                        "The settings of Global Administrator in Privileged Identity Management forbid a permanent active assignment, with which the plan ends.",
                        "Privileged Identity Management > Microsoft Entra roles > Settings > Global Administrator > Edit > Assignment: allow permanent active assignment. Set it back afterwards.");
                case "Enablement_Admin_Assignment":
                    CheckAssigning(GraphCalls.Texts(rule, "enabledRules"));
                    break;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary>What Privileged Identity Management demands of whoever assigns the role; a justification is sent in any case.</summary>
    private void CheckAssigning(IReadOnlyList<string> demands)
    {
        bool Demands(string what) => demands.Contains(what, StringComparer.OrdinalIgnoreCase);
        if (Demands("Ticketing"))
        {
            throw ProvisioningErrors.Prerequisite(
                "TicketDemanded",
                "The settings of Global Administrator in Privileged Identity Management demand a ticket of whoever assigns it, and the plan has none to give.",
                "Privileged Identity Management > Microsoft Entra roles > Settings > Global Administrator > Edit > Assignment: take the demand for a ticket out. Set it back afterwards.");
        }

        if (Demands("MultiFactorAuthentication"))
        {
            _remarks.Add(session.IsApplication
                ? "Privileged Identity Management demands multifactor authentication of whoever assigns Global Administrator, and an application presents none: the last step may be refused, with everything else in place. A person who signed in so can run the same command with the same journal."
                : "Privileged Identity Management demands that whoever assigns Global Administrator has signed in with multifactor authentication; sign in so before you run the plan.");
        }
    }

    private static IEnumerable<JsonElement> Rules(JsonElement assignment) =>
        assignment.TryGetProperty("policy", out JsonElement policy) && policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("rules", out JsonElement rules) && rules.ValueKind == JsonValueKind.Array
            ? rules.EnumerateArray()
            : [];

    private static bool IsLicence(DirectoryException exception) =>
        (exception.Code + exception.Message).Contains("licen", StringComparison.OrdinalIgnoreCase) || exception.Code.Contains("AadPremium", StringComparison.OrdinalIgnoreCase);

    private void Explain(bool hasPremium, bool hasDefaults, int policies)
    {
        if (!hasPremium)
        {
            _remarks.Add("The tenant has no Microsoft Entra ID P1, so there are no role-assignable groups: the plan makes no exclusion group." + (policies > 0 ? " Policies of an earlier licence are there; they exclude the accounts by name." : string.Empty));
        }

        string[] unused = [.. ((string?[])[request.ExclusionGroup is null ? null : "-ExclusionGroup", request.AdministrativeUnit is null ? null : "-AdministrativeUnit"]).OfType<string>()];
        if (unused.Length > 0 && (!hasPremium || request.SkipPolicyExclusion))
        {
            _remarks.Add($"{string.Join(" and ", unused)} {(unused.Length == 1 ? "has" : "have")} no effect here: the plan has no exclusion group.");
        }

        if (hasDefaults)
        {
            _remarks.Add("Security defaults are on: they exempt nobody, and demand multifactor authentication of every administrator. The accounts work only once keys are registered.");
        }

        if (request.SkipPolicyExclusion)
        {
            _remarks.Add("The policies are left as they are, as you asked: whether the accounts can sign in depends on them.");
        }

        if (request.PasswordHandling == PasswordHandling.Discard && !request.TemporaryAccessPass)
        {
            _remarks.Add("Nobody will know the passwords, and no Temporary Access Pass is issued: somebody with Privileged Authentication Administrator must issue one before keys can be registered.");
        }
    }
}
