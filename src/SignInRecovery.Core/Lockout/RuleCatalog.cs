using SignInRecovery.Facts;
using SignInRecovery.Lockout.Rules;

namespace SignInRecovery.Lockout;

/// <summary>Every rule, listed by hand so that none appears or disappears unnoticed.</summary>
public static class RuleCatalog
{
    /// <summary>Every rule, in the order of their ids.</summary>
    public static IReadOnlyList<LockoutRule> All { get; } =
    [
        new TooFewGlobalAdministrators(),
        new TooManyGlobalAdministrators(),
        new ActivationWithoutApprover(),
        new SynchronizedAdministrator(),
        new FederatedGlobalAdministrator(),
        new SingleRescuer(),
        new RestrictedGlobalAdministrator(),
        new ExternalGlobalAdministrator(),
        new WeakRoleGroupOwner(),
        new SharedPointOfFailure(),
        new SingleLeverHolder(),
        new AdministratorWithoutSecondFactor(),
        new AdministratorWithTelephoneOnly(),
        new AdministratorWithSingleFactor(),
        new RefusedPasskey(),
        new OneKindOfSecondFactor(),
        new TemporaryAccessPassOutOfReach(),
        new AdministratorWithoutSelfServiceReset(),
        new MethodsMigrationUnfinished(),
        new MandatoryMfaUnmet(),
        new TooFewEmergencyAccounts(),
        new UnfitEmergencyAccount(),
        new UntriedEmergencyAccount(),
        new EmergencyAccountsShareKeyModel(),
        new EverybodyShutOut(),
        new DeadPolicyReference(),
        new WeakExclusionGroup(),
        new ReportOnlyWithoutExclusion(),
        new AlwaysTrueDeviceFilter(),
        new BlockOutsideOneAddress(),
        new SecurityDefaultsOn(),
        new RefusedAtPortals(),
        new NobodyCanEditPolicies(),
        new PhishingResistanceLacking(),
        new FederatedDomainWithoutPasswordHashes(),
        new FederationCertificateEnds(),
        new FederatedMfaOnly(),
        new FederatedTokenCheck(),
        new PartnerWithoutRestoringRole(),
        new PartnerRelationshipEnds(),
        new TechnicalContactInside(),
        new LicenceLapses(),
    ];

    /// <summary>A rule by its id.</summary>
    /// <param name="id">The id, in any case.</param>
    /// <returns>The rule, or null when there is none.</returns>
    public static LockoutRule? Find(string id) =>
        All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The error for an id that no rule has.</summary>
    /// <param name="id">The id.</param>
    public static SignInRecoveryException NotFound(string id) => new(
        "RuleNotFound",
        ErrorKind.NotFound,
        $"There is no rule '{id}'.",
        "Get-LockoutRule lists the rules.",
        id);
}
