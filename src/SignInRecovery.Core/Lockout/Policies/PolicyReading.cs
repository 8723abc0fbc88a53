using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.Lockout;

/// <summary>What one policy says, read by itself: whom it is made for, what it demands, of which sign-ins and for which resources.</summary>
internal static class PolicyReading
{
    private const string All = "All";

    /// <summary>The resources with which a tenant is administered: the portals' group, Azure management, the Azure portal.</summary>
    private static readonly string[] AdministrationResources =
        ["MicrosoftAdminPortals", "797f4846-ba00-4fd7-ba43-dac1f8f63013", "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"];

    private static readonly string[] ResourceWords = [All, "None", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources"];

    private static readonly BuiltInControl[] DeviceOrAppControls =
        [BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice, BuiltInControl.ApprovedApplication, BuiltInControl.CompliantApplication];

    private static readonly DevicePlatform[] PlatformsInUse =
        [DevicePlatform.Android, DevicePlatform.IOS, DevicePlatform.Windows, DevicePlatform.MacOS, DevicePlatform.Linux];

    /// <summary>Whether a policy is made for people. Policies for workload identities and agents cannot exclude users.</summary>
    /// <param name="policy">The policy.</param>
    public static bool IsForPeople(ConditionalAccessPolicy policy)
    {
        PolicyConditions conditions = policy.Conditions;
        return conditions is { ClientApplications: null, Agents: null, AgentContext: null, AgentIdRiskLevels: null or AgentIdRiskLevels.None }
            && (NamesPeople(conditions.Users) || Unrecognized(policy, "conditions.users").Count > 0);
    }

    /// <summary>What a policy demands. A missing operator stands for AND, as Microsoft's default is that all controls are required.</summary>
    /// <param name="policy">The policy.</param>
    public static PolicyDemand DemandOf(ConditionalAccessPolicy policy)
    {
        GrantControls? grant = policy.GrantControls;
        if (grant is null)
        {
            return PolicyDemand.Nothing;
        }

        if (grant.BuiltInControls.Contains(BuiltInControl.Block))
        {
            return PolicyDemand.Block;
        }

        int managed = grant.BuiltInControls.Count(DeviceOrAppControls.Contains);
        int others = grant.BuiltInControls.Count - managed
            + grant.CustomAuthenticationFactors.Count
            + grant.TermsOfUse.Count
            + (grant.AuthenticationStrength is null ? 0 : 1);
        return (managed, others) switch
        {
            (0, 0) => PolicyDemand.Nothing,
            (0, _) => PolicyDemand.Proof,
            (_, > 0) when grant.Operator == GrantControlOperator.Or => PolicyDemand.Proof,
            _ => PolicyDemand.ManagedDeviceOrApp,
        };
    }

    /// <summary>What a policy demands, in a sentence: "a compliant device or a hybrid joined device".</summary>
    /// <param name="policy">The policy.</param>
    public static string DescribeControls(ConditionalAccessPolicy policy)
    {
        GrantControls? grant = policy.GrantControls;
        IEnumerable<string> names =
        [
            .. (grant?.BuiltInControls ?? []).Select(c => c switch
            {
                BuiltInControl.Mfa => "multifactor authentication",
                BuiltInControl.CompliantDevice => "a compliant device",
                BuiltInControl.DomainJoinedDevice => "a hybrid joined device",
                BuiltInControl.ApprovedApplication => "an approved client app",
                BuiltInControl.CompliantApplication => "an app with an app protection policy",
                BuiltInControl.PasswordChange => "a password change",
                BuiltInControl.RiskRemediation => "the remediation of risk",
                BuiltInControl.Block => "a block",
                _ => "something that this version does not know",
            }),
            .. grant?.AuthenticationStrength is { } strength ? [$"the authentication strength {strength.DisplayName ?? strength.Id}"] : (string[])[],
            .. grant?.TermsOfUse.Count > 0 ? ["accepted terms of use"] : (string[])[],
            .. grant?.CustomAuthenticationFactors.Count > 0 ? ["a custom control"] : (string[])[],
        ];
        return string.Join(grant?.Operator == GrantControlOperator.Or ? " or " : " and ", names);
    }

    /// <summary>Whether a policy covers every resource, exclusions of resources aside.</summary>
    /// <param name="policy">The policy.</param>
    public static bool TargetsAllResources(ConditionalAccessPolicy policy)
    {
        ApplicationsCondition targets = policy.Conditions.Applications;
        return Contains(targets.IncludeApplications, All)
            && targets is { ApplicationFilter: null, GlobalSecureAccess: null, NetworkAccess: null, IncludeUserActions.Count: 0, IncludeAuthenticationContextClassReferences.Count: 0 };
    }

    /// <summary>Whether the resources of a policy stand in something that this version does not know, so that it could cover any.</summary>
    /// <param name="policy">The policy.</param>
    public static bool HasUnknownTargets(ConditionalAccessPolicy policy) =>
        (policy.Conditions.Applications is { IncludeApplications.Count: 0, IncludeUserActions.Count: 0, IncludeAuthenticationContextClassReferences.Count: 0 }
            && Unrecognized(policy, "conditions.applications").Count > 0)
        || NamedTargets(policy).Count > 0;

    /// <summary>The resources that a policy includes by a name or a placeholder, which could mean any resource.</summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<MissingFact> NamedTargets(ConditionalAccessPolicy policy) =>
    [
        .. policy.Conditions.Applications.IncludeApplications.Where(a => !ObjectIds.IsId(a) && !Contains(ResourceWords, a)).Select(a => new MissingFact(
            "policies",
            $"The policy {PolicyText.Describe(policy)} names the application '{Printable.Line(a)}', which is no app id and no word that this version knows.",
            "Put the app id in its place.")),
    ];

    /// <summary>Why the device filter of a policy cannot be read; empty when it can, or there is none.</summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<MissingFact> UnreadableFilter(ConditionalAccessPolicy policy) =>
        policy.Conditions.Devices?.DeviceFilter is ConditionFilter filter
        && CompiledFilter.Read(filter, DeviceFilterVocabulary.Instance, "The filter for devices").Missing is MissingFact missing
            ? [missing]
            : [];

    /// <summary>Whether a policy covers resources with which a tenant is administered.</summary>
    /// <param name="policy">The policy.</param>
    public static bool TargetsAdministration(ConditionalAccessPolicy policy) =>
        TargetsAllResources(policy)
        || AdministrationResources.Any(r => Contains(policy.Conditions.Applications.IncludeApplications, r));

    /// <summary>The excluded resources with which a tenant is administered.</summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<string> ExcludedAdministration(ConditionalAccessPolicy policy) =>
        [.. policy.Conditions.Applications.ExcludeApplications.Where(a => Contains(AdministrationResources, a))];

    /// <summary>
    /// Whether a policy leaves an ordinary sign-in alone, whatever the place and the device: it is for legacy clients,
    /// certain flows, risk, registration of security information or an authentication context. A flow or a risk that this version
    /// does not know could be any sign-in's.
    /// </summary>
    /// <param name="policy">The policy.</param>
    public static bool IsForSpecialSignIns(ConditionalAccessPolicy policy)
    {
        PolicyConditions conditions = policy.Conditions;
        bool isLegacyOnly = conditions.ClientAppTypes.Count > 0
            && conditions.ClientAppTypes.All(c => c is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported or ClientAppType.Other);
        return isLegacyOnly
            || IsForRisk(conditions.UserRiskLevels)
            || IsForRisk(conditions.SignInRiskLevels)
            || conditions.ServicePrincipalRiskLevels.Count > 0
            || (conditions.InsiderRiskLevels is InsiderRiskLevels insider && insider != InsiderRiskLevels.None && !insider.HasFlag(InsiderRiskLevels.Unrecognized))
            || (conditions.AuthenticationFlows?.TransferMethods is AuthenticationTransferMethods flows && flows != AuthenticationTransferMethods.None && !flows.HasFlag(AuthenticationTransferMethods.Unrecognized))
            || conditions.Applications.IncludeUserActions.Count + conditions.Applications.IncludeAuthenticationContextClassReferences.Count > 0;
    }

    /// <summary>
    /// The conditions, locations aside, that leave a way in to an ordinary sign-in with another client, platform or device,
    /// in words; empty when there is none. A value that this version does not know, or a filter that cannot be read, could be any, so it
    /// leaves nothing free.
    /// </summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<string> NarrowedBy(ConditionalAccessPolicy policy)
    {
        PolicyConditions conditions = policy.Conditions;
        var narrowed = new List<string>();
        IReadOnlyList<ClientAppType> clients = conditions.ClientAppTypes;
        if (clients.Count > 0
            && !clients.Any(c => c is ClientAppType.All or ClientAppType.Unrecognized)
            && !(clients.Contains(ClientAppType.Browser) && clients.Contains(ClientAppType.MobileAppsAndDesktopClients)))
        {
            narrowed.Add("client apps");
        }

        if (conditions.Platforms is PlatformsCondition platforms
            && (platforms.ExcludePlatforms.Any(p => p != DevicePlatform.Unrecognized)
                || !(platforms.IncludePlatforms.Count == 0
                    || platforms.IncludePlatforms.Any(p => p is DevicePlatform.All or DevicePlatform.Unrecognized)
                    || PlatformsInUse.All(platforms.IncludePlatforms.Contains))))
        {
            narrowed.Add("device platforms");
        }

        if (conditions.Devices is DevicesCondition devices && IsNarrow(devices) && UnreadableFilter(policy).Count == 0)
        {
            narrowed.Add("device filter");
        }

        return narrowed;
    }

    /// <summary>The parts of a policy that this version does not know and on which a decision could rest; session controls ask nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="underPaths">The beginnings of the paths that matter; none stands for all.</param>
    public static IReadOnlyList<MissingFact> Unrecognized(ConditionalAccessPolicy policy, params IReadOnlyList<string> underPaths) => PolicyText.Unrecognized(
        policy,
        v => !v.Path.StartsWith("sessionControls", StringComparison.OrdinalIgnoreCase)
            && (underPaths.Count == 0 || underPaths.Any(p => v.Path.StartsWith(p, StringComparison.OrdinalIgnoreCase))));

    // Among the levels is "none", which an ordinary sign-in has; a level that this version does not know could be any.
    private static bool IsForRisk(IReadOnlyList<RiskLevel> levels) => levels.Count > 0 && !levels.Any(l => l is RiskLevel.None or RiskLevel.Unrecognized);

    private static bool IsNarrow(DevicesCondition devices) =>
        devices.DeviceFilter is not null
        || devices.ExcludeDevices.Count + devices.ExcludeDeviceStates.Count > 0
        || ((IReadOnlyList<string>[])[devices.IncludeDevices, devices.IncludeDeviceStates]).Any(l => l.Count > 0 && !Contains(l, All));

    private static bool NamesPeople(UsersCondition users) =>
        users.IncludeUsers.Any(u => !string.Equals(u, "None", StringComparison.OrdinalIgnoreCase) && !string.Equals(u, "AllAgentIdUsers", StringComparison.OrdinalIgnoreCase))
        || users.IncludeGroups.Count + users.IncludeRoles.Count > 0
        || users.IncludeGuestsOrExternalUsers is not null;

    private static bool Contains(IReadOnlyList<string> list, string text) => list.Contains(text, StringComparer.OrdinalIgnoreCase);
}
