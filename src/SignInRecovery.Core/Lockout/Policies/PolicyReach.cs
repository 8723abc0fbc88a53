using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>Which of some people a policy reaches.</summary>
/// <param name="Reached">Those whom it was seen to reach.</param>
/// <param name="Exempt">Those whom it was seen not to reach.</param>
/// <param name="Missing">What is missing about the others.</param>
internal sealed record PolicyReach(IReadOnlyList<User> Reached, IReadOnlyList<User> Exempt, IReadOnlyList<MissingFact> Missing);
