using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>What is said about policies in sentences.</summary>
internal static class PolicyText
{
    /// <summary>A policy in a sentence: its name in quotation marks, else its id.</summary>
    public static string Describe(ConditionalAccessPolicy policy) => policy.DisplayName is string name ? $"\"{Printable.Line(name)}\"" : policy.Id;

    /// <summary>The parts of a policy that this version does not know, as missing facts.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="isMeant">Which parts matter.</param>
    public static IReadOnlyList<MissingFact> Unrecognized(ConditionalAccessPolicy policy, Func<UnrecognizedValue, bool> isMeant) =>
    [
        .. policy.UnrecognizedValues.Concat(policy.Gaps).Where(isMeant).Select(v => new MissingFact(
            "policies",
            v.Text.Length == 0
                ? $"The policy {Describe(policy)} does not say what it has in {v.Path}, which Microsoft Graph always writes."
                : $"The policy {Describe(policy)} has something in {v.Path} that this version does not know: {Printable.Line(v.Text)}.",
            "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery.")),
    ];
}
