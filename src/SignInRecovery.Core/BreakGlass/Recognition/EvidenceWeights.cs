namespace SignInRecovery.BreakGlass;

/// <summary>
/// How much each fact counts, this module's own choice. What makes an emergency account work counts most, the name least: a
/// name alone never reaches the threshold, and no name is needed to reach it.
/// </summary>
internal static class EvidenceWeights
{
    /// <summary>The score from which an account that holds Global Administrator now is recognised.</summary>
    public const int Threshold = 65;

    public const int PermanentDirectRole = 30;
    public const int PermanentRoleThroughGroup = 20;
    public const int ActiveRoleOfUnknownDuration = 15;
    public const int EndingRole = 5;
    public const int CloudOnly = 10;
    public const int Synchronized = -25;
    public const int InitialDomain = 10;
    public const int FederatedDomain = -10;
    public const int ExcludedEverywhere = 30;
    public const int PhishingResistantOnly = 30;
    public const int ExcludedFromBlocks = 20;
    public const int ExcludedFromMost = 15;
    public const int ExcludedFromSome = 5;
    public const int ExcludedFromNone = -20;
    public const int DeviceBoundKeysOnly = 15;
    public const int PersonalMethods = -15;
    public const int RarelySignsIn = 10;
    public const int SignsInOften = -10;
    public const int NoLicence = 5;
    public const int Licensed = -5;
    public const int Protected = 10;
    public const int Name = 3;

    /// <summary>How much a section that was not seen could add at most.</summary>
    /// <param name="section">The section, or what else was not seen.</param>
    public static int OfUnseen(string section) => section switch
    {
        "signInActivity" => RarelySignsIn - SignsInOften,
        "domains" => InitialDomain,
        "methods" or "authenticationMethodsPolicy" => DeviceBoundKeysOnly,
        "roleAssignmentSchedules" => PermanentDirectRole - ActiveRoleOfUnknownDuration,
        "users" => CloudOnly + NoLicence,
        "authenticationStrengths" => -ExcludedFromNone,
        "roleEligibilities" or "groupEligibilities" => 0,

        // Policies, groups, memberships and whatever decides about exclusions.
        _ => ExcludedEverywhere - ExcludedFromNone + Protected,
    };
}
