namespace SignInRecovery.Knowledge;

/// <summary>What Microsoft's policy for the self-service password reset of administrators demands (Microsoft Entra documentation, self-service password reset policies, 2025-05-15).</summary>
public static class SelfServiceReset
{
    /// <summary>The built-in roles whose active holders fall under it.</summary>
    public static IReadOnlyList<BuiltInRole> Roles { get; } = Table.Read(
        "selfServiceResetRoles.tsv",
        cells => BuiltInRoles.Find(cells[1]) ?? throw new InvalidOperationException($"The table of roles with self-service password reset names {cells[1]}, which is no built-in role."));

    /// <summary>How many of e-mail address, authenticator app and phone it demands.</summary>
    public static int Gates => 2;

    /// <summary>How many it demands while the tenant has neither a domain of its own nor synchronisation.</summary>
    public static int GatesOfNewTenant => 1;
}
