using System.Security;

namespace SignInRecovery.Commands;

/// <summary>A part of a password. All parts are needed, in their order.</summary>
/// <param name="Position">The part's place, from 1.</param>
/// <param name="Count">How many parts there are.</param>
/// <param name="Value">The part.</param>
public sealed record PasswordPart(int Position, int Count, SecureString Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"part {Position} of {Count}";
}
