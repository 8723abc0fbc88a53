using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Makes policies ready to be evaluated. Equal conditions of several policies become one.</summary>
internal sealed class PolicyCompiler
{
    private readonly Tenant _tenant;
    private readonly PolicySetOptions _options;
    private readonly LocationReader _locations;
    private readonly UserListReader _users;
    private readonly Dictionary<string, AuthenticationStrengthPolicy> _strengths;
    private readonly Dictionary<string, Condition> _conditions = new(StringComparer.OrdinalIgnoreCase);

    public PolicyCompiler(Tenant tenant, PolicySetOptions options, PolicyReferenceIndex references)
    {
        _tenant = tenant;
        _options = options;
        _locations = new LocationReader(tenant);
        _users = new UserListReader(tenant, references);
        _strengths = tenant.AuthenticationStrengths.Seen
            .DistinctBy(s => s.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => s.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many different conditions there are.</summary>
    public int ConditionCount { get; private set; }

    /// <summary>The places of the conditions that ask about the subject.</summary>
    public List<int> SubjectConditions { get; } = [];

    /// <summary>Makes a policy ready.</summary>
    public CompiledPolicy Compile(ConditionalAccessPolicy policy)
    {
        PolicyConditions conditions = policy.Conditions;
        SubjectAssignment subjects = Subjects(policy);
        TargetAssignment targets = Targets(policy);
        Condition?[] all =
        [
            subjects,
            targets,
            ClientApps(policy),
            Platforms(policy),
            Locations(policy),
            DeviceFilter(conditions.Devices?.DeviceFilter),
            DeviceStates(conditions.Devices),
            Risk(RiskKind.SignIn, conditions.SignInRiskLevels),
            Risk(RiskKind.User, conditions.UserRiskLevels),
            Risk(RiskKind.ServicePrincipal, conditions.ServicePrincipalRiskLevels),
            conditions.InsiderRiskLevels is InsiderRiskLevels insider and not InsiderRiskLevels.None ? Intern($"insider {insider}", () => new InsiderRiskCondition(insider)) : null,
            conditions.AgentIdRiskLevels is AgentIdRiskLevels agent and not AgentIdRiskLevels.None ? Intern($"agent {agent}", () => new AgentRiskCondition(agent)) : null,
            conditions.AuthenticationFlows?.TransferMethods is AuthenticationTransferMethods flows and not AuthenticationTransferMethods.None ? Intern($"flows {flows}", () => new FlowCondition(flows)) : null,
            .. Unreadable(policy),
        ];
        (PolicyEnforcement enforcement, MissingFact? enforcementMissing) = EnforcementOf(policy);
        GrantControls? grant = policy.GrantControls;
        IReadOnlyList<GrantControl> controls = ControlsOf(grant);
        return new CompiledPolicy
        {
            Policy = policy,
            Enforcement = enforcement,
            EnforcementMissing = enforcementMissing,
            Conditions = [.. all.OfType<Condition>()],
            Subjects = subjects,
            Targets = targets,
            Controls = controls,
            Operator = grant?.Operator == GrantControlOperator.Or ? GrantControlOperator.Or : GrantControlOperator.And,
            Strength = StrengthOf(grant),
            ControlsMissing = PolicyText.Unrecognized(policy, v => v.Path.StartsWith("grantControls", StringComparison.OrdinalIgnoreCase)
                && !v.Path.StartsWith("grantControls.authenticationStrength.", StringComparison.OrdinalIgnoreCase)
                && !(v.Path.Equals("grantControls.operator", StringComparison.OrdinalIgnoreCase) && controls.Count < 2)),
            IsBlock = controls.Contains(GrantControl.Block),
            IsUnevaluatedAction = enforcement == PolicyEnforcement.ReportOnly && targets.Actions.Count > 0 && targets.Include.IsEmpty && targets.Contexts.Count == 0,
        };
    }

    private Condition Intern(string key, Func<Condition> make)
    {
        if (!_conditions.TryGetValue(key, out Condition? condition))
        {
            condition = Place(make());
            _conditions.Add(key, condition);
        }

        return condition;
    }

    private T Place<T>(T condition)
        where T : Condition
    {
        condition.Index = ConditionCount++;
        if (condition is SubjectAssignment)
        {
            SubjectConditions.Add(condition.Index);
        }

        return condition;
    }

    private SubjectAssignment Subjects(ConditionalAccessPolicy policy)
    {
        PolicyConditions conditions = policy.Conditions;
        UsersCondition users = conditions.Users;
        ClientApplicationsCondition? clients = conditions.ClientApplications;
        bool isForActiveSync = conditions.ClientAppTypes.Any(c => c is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported);
        IReadOnlyList<MissingFact> unreadable = PolicyText.Unrecognized(policy, v => v.IsMember
            && (Under(v, "conditions.users") || Under(v, "conditions.clientApplications") || Under(v, "conditions.agents")));
        string key = unreadable.Count > 0 ? "users of " + policy.Id + ConditionCount : ConditionKeys.Of(conditions, isForActiveSync);
        return (SubjectAssignment)Intern(key, () => new SubjectAssignment
        {
            Include = _users.Included(users),
            Exclude = _users.Excluded(users),
            IsForActiveSync = isForActiveSync,
            Unreadable = unreadable,
            Workloads = clients is null || (clients.IncludeServicePrincipals.Count == 0 && clients.ServicePrincipalFilter is null) ? null : new WorkloadList
            {
                IsForAgents = false,
                All = Has(clients.IncludeServicePrincipals, "ServicePrincipalsInMyTenant"),
                Included = Set(clients.IncludeServicePrincipals),
                Excluded = Set(clients.ExcludeServicePrincipals),
                Filter = AttributeFilter(clients.ServicePrincipalFilter, "The filter for service principals"),
            },
            AgentIdentities = clients is null || (clients.IncludeAgentIdServicePrincipals.Count == 0 && clients.AgentIdServicePrincipalFilter is null) ? null : new WorkloadList
            {
                IsForAgents = true,
                All = Has(clients.IncludeAgentIdServicePrincipals, "All"),
                Included = Set(clients.IncludeAgentIdServicePrincipals),
                Excluded = Set(clients.ExcludeAgentIdServicePrincipals),
                Filter = AttributeFilter(clients.AgentIdServicePrincipalFilter, "The filter for agent identities"),
            },
            AgentUsers = conditions.Agents is AgentsCondition agents ? new AgentUserList(agents.IncludeAgentUsers, agents.ExcludeAgentUsers, agents.AgentFilter is not null) : null,
        });
    }

    private TargetAssignment Targets(ConditionalAccessPolicy policy)
    {
        PolicyConditions conditions = policy.Conditions;
        ApplicationsCondition applications = conditions.Applications;
        CompiledFilter? filter = AttributeFilter(applications.ApplicationFilter, "The filter for applications");
        IReadOnlyList<MissingFact> unreadable = PolicyText.Unrecognized(policy, v => v.IsMember && Under(v, "conditions.applications"));
        bool hasFlows = conditions.AuthenticationFlows?.TransferMethods is not (null or AuthenticationTransferMethods.None);
        bool hasDeviceConditions = conditions.Devices is not null || (conditions.ClientAppTypes.Count > 0 && !conditions.ClientAppTypes.Contains(ClientAppType.All));
        string key = unreadable.Count > 0 ? "targets of " + policy.Id + ConditionCount : ConditionKeys.Of(applications, hasFlows, hasDeviceConditions);
        return (TargetAssignment)Intern(key, () => new TargetAssignment
        {
            Include = new ApplicationList(applications.IncludeApplications, filter is { IsInclude: true } ? filter : null, "The policy"),
            Exclude = new ApplicationList(applications.ExcludeApplications, filter is { IsInclude: false } ? filter : null, "The policy"),
            Actions = [.. applications.IncludeUserActions.Select(Action).OfType<SignInUserAction>()],
            Contexts = Set(applications.IncludeAuthenticationContextClassReferences),
            NamesTrafficProfiles = applications.GlobalSecureAccess is not null || applications.NetworkAccess is not null,
            HasFlows = hasFlows,
            HasDeviceConditions = hasDeviceConditions,
            Unreadable =
            [
                .. unreadable,
                .. applications.IncludeUserActions.Where(a => Action(a) is null).Select(a => new MissingFact(
                    "policies",
                    $"The policy names the user action '{Printable.Line(a)}', which this version does not know.",
                    "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery.")),
            ],
        });
    }

    private Condition? ClientApps(ConditionalAccessPolicy policy)
    {
        IReadOnlyList<ClientAppType> types = policy.Conditions.ClientAppTypes;
        return types.Count == 0 || types.Contains(ClientAppType.All)
            ? null
            : WithUnreadable(policy, "conditions.clientAppTypes", "clients " + ConditionKeys.Of(types), unreadable => new ClientAppCondition(types, unreadable));
    }

    private Condition? Platforms(ConditionalAccessPolicy policy) => policy.Conditions.Platforms is PlatformsCondition platforms
        ? WithUnreadable(
            policy,
            "conditions.platforms",
            $"platforms {ConditionKeys.Of(platforms.IncludePlatforms)};{ConditionKeys.Of(platforms.ExcludePlatforms)}",
            unreadable => new PlatformCondition(platforms.IncludePlatforms, platforms.ExcludePlatforms, unreadable))
        : null;

    private Condition? Locations(ConditionalAccessPolicy policy) => policy.Conditions.Locations is LocationsCondition locations
        ? WithUnreadable(
            policy,
            "conditions.locations",
            $"locations {ConditionKeys.Of(locations.IncludeLocations)};{ConditionKeys.Of(locations.ExcludeLocations)}",
            unreadable => new LocationCondition([.. locations.IncludeLocations.Select(_locations.Find)], [.. locations.ExcludeLocations.Select(_locations.Find)], unreadable))
        : null;

    private Condition WithUnreadable(ConditionalAccessPolicy policy, string path, string key, Func<IReadOnlyList<MissingFact>, Condition> make)
    {
        IReadOnlyList<MissingFact> unreadable = PolicyText.Unrecognized(policy, v => Under(v, path));
        return unreadable.Count > 0 ? Place(make(unreadable)) : Intern(key, () => make([]));
    }

    private Condition? DeviceFilter(ConditionFilter? filter) => filter is null
        ? null
        : Intern($"device {filter.Mode} {filter.Rule}", () => new DeviceFilterCondition(CompiledFilter.Read(filter, DeviceFilterVocabulary.Instance, "The filter for devices")));

    private Condition? DeviceStates(DevicesCondition? devices)
    {
        IReadOnlyList<string> include = [.. devices?.IncludeDeviceStates ?? [], .. devices?.IncludeDevices ?? []];
        IReadOnlyList<string> exclude = [.. devices?.ExcludeDeviceStates ?? [], .. devices?.ExcludeDevices ?? []];
        return include.Count + exclude.Count == 0
            ? null
            : Intern($"states {ConditionKeys.Of(include)};{ConditionKeys.Of(exclude)}", () => new DeviceStateCondition(include, exclude));
    }

    private Condition? Risk(RiskKind kind, IReadOnlyList<RiskLevel> levels) =>
        levels.Count == 0 ? null : Intern($"risk {kind} {ConditionKeys.Of(levels)}", () => new RiskCondition(kind, levels));

    private IEnumerable<Condition> Unreadable(ConditionalAccessPolicy policy)
    {
        string[] handled = ["conditions.users", "conditions.clientApplications", "conditions.agents", "conditions.applications", "conditions.platforms", "conditions.locations"];
        IReadOnlyList<MissingFact> parts = PolicyText.Unrecognized(policy, v => v.IsMember && Under(v, "conditions") && !handled.Any(h => Under(v, h)));
        if (parts.Count > 0)
        {
            bool isTime = policy.UnrecognizedValues.Any(v => v.IsMember && Under(v, "conditions.times"));
            yield return Place(new UnreadableCondition(isTime ? WhatIfReasons.Time : WhatIfReasons.InvalidCondition, parts));
        }

        if (policy.Conditions.AgentContext is { IncludeAgentContexts.Count: > 0 })
        {
            yield return Intern("agentContext", () => new UnreadableCondition(WhatIfReasons.AgentIdentities,
            [
                new MissingFact("policies", "The policy is conditioned on where agents run, and what that matches is not documented.", "Look at the policy in the Microsoft Entra admin center."),
            ]));
        }
    }

    private (PolicyEnforcement Enforcement, MissingFact? Missing) EnforcementOf(ConditionalAccessPolicy policy) => policy.State switch
    {
        PolicyState.Enabled => (PolicyEnforcement.Enforced, null),
        PolicyState.Disabled => (PolicyEnforcement.Off, null),
        PolicyState.EnabledForReportingButNotEnforced when _options.EnforceReportOnly => (PolicyEnforcement.Enforced, null),
        PolicyState.EnabledForReportingButNotEnforced => ReportOnly(policy),
        _ => (PolicyEnforcement.Unknown, new MissingFact(
            "policies",
            $"The state of the policy {PolicyText.Describe(policy)} is one that this version does not know, or was not read.",
            "Look at the policy in the Microsoft Entra admin center.")),
    };

    /// <summary>A policy that Microsoft made switches itself on, after 45 days at the earliest (Microsoft Entra documentation, Microsoft-managed policies, 2025-11-06).</summary>
    private (PolicyEnforcement Enforcement, MissingFact? Missing) ReportOnly(ConditionalAccessPolicy policy)
    {
        if (_options.AsOf is not DateTimeOffset asOf
            || asOf <= _tenant.CapturedAt
            || ManagedPolicies.IsManaged(policy) == false
            || (ManagedPolicies.EarliestStart(policy) is DateTimeOffset start && asOf < start))
        {
            return (PolicyEnforcement.ReportOnly, null);
        }

        return ManagedPolicies.IsManaged(policy) is null
            ? (PolicyEnforcement.ReportOnly, null)
            : (PolicyEnforcement.Unknown, new MissingFact(
                "policies",
                $"The policy {PolicyText.Describe(policy)} is made by Microsoft, which may have switched it on by {asOf:yyyy-MM-dd}.",
                "Look at the state of the policy in the Microsoft Entra admin center."));
    }

    private AuthenticationStrengthPolicy? StrengthOf(GrantControls? grant) => grant?.AuthenticationStrength switch
    {
        null => null,
        { AllowedCombinations.Count: > 0 } embedded => embedded,
        AuthenticationStrengthPolicy named => _strengths.GetValueOrDefault(named.Id) ?? named,
    };

    private static IReadOnlyList<GrantControl> ControlsOf(GrantControls? grant)
    {
        if (grant is null)
        {
            return [];
        }

        int unrecognized = 0;
        return
        [
            .. grant.BuiltInControls.Select(c => c switch
            {
                BuiltInControl.Block => GrantControl.Block,
                BuiltInControl.Mfa => GrantControl.Mfa,
                BuiltInControl.CompliantDevice => GrantControl.CompliantDevice,
                BuiltInControl.DomainJoinedDevice => GrantControl.DomainJoinedDevice,
                BuiltInControl.ApprovedApplication => new GrantControl(GrantControlKind.ApprovedApplication),
                BuiltInControl.CompliantApplication => new GrantControl(GrantControlKind.CompliantApplication),
                BuiltInControl.PasswordChange => new GrantControl(GrantControlKind.PasswordChange),
                BuiltInControl.RiskRemediation => new GrantControl(GrantControlKind.RiskRemediation),
                _ => new GrantControl(GrantControlKind.Unrecognized, unrecognized < grant.UnrecognizedControls.Count ? grant.UnrecognizedControls[unrecognized++] : null),
            }),
            .. grant.AuthenticationStrength is { } strength ? [GrantControl.Strength(strength.Id)] : (GrantControl[])[],
            .. grant.TermsOfUse.Select(id => new GrantControl(GrantControlKind.TermsOfUse, id)),
            .. grant.CustomAuthenticationFactors.Select(id => new GrantControl(GrantControlKind.CustomFactor, id)),
        ];
    }

    private static CompiledFilter? AttributeFilter(ConditionFilter? filter, string owner) =>
        filter is null ? null : CompiledFilter.Read(filter, AttributeFilterVocabulary.Instance, owner);

    private static SignInUserAction? Action(string action) => action.ToUpperInvariant() switch
    {
        "URN:USER:REGISTERSECURITYINFO" => SignInUserAction.RegisterSecurityInformation,
        "URN:USER:REGISTERDEVICE" => SignInUserAction.RegisterOrJoinDevices,
        _ => null,
    };

    private static bool Under(UnrecognizedValue value, string path) =>
        value.Path.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (value.Path.Length == path.Length || value.Path[path.Length] == '.');

    private static bool Has(IReadOnlyList<string> list, string word) => list.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Set(IReadOnlyList<string> list) => new(list, StringComparer.OrdinalIgnoreCase);
}
