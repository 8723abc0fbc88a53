using SignInRecovery.Facts;

namespace SignInRecovery.Recovery;

/// <summary>A code that the sign-in page prints, and the causes for which it does.</summary>
/// <param name="Code">The digits.</param>
/// <param name="Name">Microsoft's name for it; empty when the page prints none.</param>
/// <param name="Causes">The causes: one, or several of which the code does not tell which it was.</param>
public sealed record SignInErrorCode(string Code, string Name, IReadOnlyList<SignInErrorCause> Causes)
{
    /// <summary>The causes: one, or several of which the code does not tell which it was.</summary>
    public IReadOnlyList<SignInErrorCause> Causes { get; init => field = value.Indexed(); } = Causes.Indexed();

    /// <inheritdoc/>
    public override string ToString() => "AADSTS" + Code;
}
