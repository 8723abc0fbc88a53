namespace SignInRecovery.Recovery;

/// <summary>What keeps somebody from helping now.</summary>
internal enum HelperObstacleKind
{
    /// <summary>The account is disabled.</summary>
    Disabled,

    /// <summary>The account has nothing with which the portals let it in.</summary>
    NoMethod,

    /// <summary>A policy blocks the account.</summary>
    Blocked,

    /// <summary>The activation needs an approval that nobody can give now.</summary>
    Approval,

    /// <summary>The target is in a restricted management administrative unit.</summary>
    RestrictedUnit,
}
