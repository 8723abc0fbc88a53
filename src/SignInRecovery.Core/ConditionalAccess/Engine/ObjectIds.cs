namespace SignInRecovery.ConditionalAccess;

/// <summary>Tells ids from names and placeholders.</summary>
internal static class ObjectIds
{
    /// <summary>
    /// Whether an entry of a policy is an id as Graph writes it. Ids in braces, without hyphens or between blanks are none: compared
    /// as texts they would be nobody's, and whom they mean is not certain.
    /// </summary>
    public static bool IsId(string entry) => entry.Length == 36 && Guid.TryParseExact(entry, "D", out _);
}
