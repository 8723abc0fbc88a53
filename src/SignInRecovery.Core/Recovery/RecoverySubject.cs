namespace SignInRecovery.Recovery;

/// <summary>The account that is brought back, as steps and commands name it.</summary>
/// <param name="Name">What people call it in a sentence: "the account", or the display name.</param>
/// <param name="SignInName">The sign-in name, or a placeholder in angle brackets.</param>
/// <param name="Id">The object id, or a placeholder in angle brackets.</param>
internal sealed record RecoverySubject(string Name, string SignInName, string Id)
{
    /// <summary>An account of which nothing is known.</summary>
    public static RecoverySubject Unnamed { get; } = new("the account", "<sign-in name>", "<object id>");
}
