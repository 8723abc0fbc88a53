using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>A lasting second factor of a user: a registered method that proves more than the password does.</summary>
public sealed record SecondFactor
{
    /// <summary>The kind.</summary>
    public required SecondFactorKind Kind { get; init; }

    /// <summary>The registered method; what was taken from the registration report has no more than its kind.</summary>
    public required AuthenticationMethod Method { get; init; }

    /// <summary>Whether a sign-in accepts it.</summary>
    public required MethodAcceptance Acceptance { get; init; }

    /// <summary>Whether it is known from the registration report only, which lags and gives kinds without number or model.</summary>
    public bool IsReported { get; init; }

    /// <summary>The section in which it was seen.</summary>
    public string Section => IsReported ? "registrationDetails" : "methods";

    /// <summary>Whether it satisfies the built-in strength "Phishing-resistant MFA" (Microsoft Entra documentation, authentication strengths, 2025-03-04).</summary>
    public bool IsPhishingResistant => Kind is SecondFactorKind.Passkey or SecondFactorKind.WindowsHello or SecondFactorKind.Certificate;

    /// <summary>What people call it in a sentence: "the passkey 'Safe A, key 1' (Security key Birch)".</summary>
    public string Name => MethodNames.Of(Method);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Acceptance.State}";
}
