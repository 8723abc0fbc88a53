using SignInRecovery.Facts;

namespace SignInRecovery.Gateway;

/// <summary>What a code of the sign-in service means for whoever connects.</summary>
/// <param name="ErrorId">The stable id of the error.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="Action">What to do, in complete sentences.</param>
internal sealed record SignInFault(string ErrorId, ErrorKind Kind, string Meaning, string Action);
