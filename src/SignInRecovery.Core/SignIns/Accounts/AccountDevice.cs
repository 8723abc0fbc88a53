using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>A device that an account has.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="IsCompliant">Whether device management calls it compliant.</param>
/// <param name="IsHybridJoined">Whether it is a hybrid joined Windows device.</param>
internal sealed record AccountDevice(string Name, Fact<bool> IsCompliant, Fact<bool> IsHybridJoined);
