using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The platforms of a policy. A platform outside Graph's list, such as ChromeOS, matches only "all" (Microsoft Entra
/// documentation, conditions, 2023-07-17).
/// </summary>
/// <param name="include">The platforms in scope; empty stands for all.</param>
/// <param name="exclude">The platforms out of scope.</param>
/// <param name="unreadable">What of them this version does not know.</param>
internal sealed class PlatformCondition(IReadOnlyList<DevicePlatform> include, IReadOnlyList<DevicePlatform> exclude, IReadOnlyList<MissingFact> unreadable) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.DevicePlatform;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope)
    {
        SignInPlatform? platform = scope.Platform;
        return (include.Count == 0 ? Tri.True : Names(include, platform)).ButNot(Names(exclude, platform));
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact part in unreadable)
        {
            missing.Add(part);
        }

        if (scope.Platform is null)
        {
            missing.Add(MissingSignals.Platform);
        }
        else if (unreadable.Count == 0)
        {
            missing.Add(new MissingFact(
                "policies",
                "The policy names a platform that this version does not know; a read without the header Prefer: include-unknown-enum-members may hide Linux behind it.",
                "Take the snapshot again, or look at the policy in the Microsoft Entra admin center."));
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => Names(exclude, scope.Platform) == Tri.True
        ? $"the device platform {scope.Platform} is excluded"
        : $"the device platform {scope.Platform} is not included";

    private static Tri Names(IReadOnlyList<DevicePlatform> platforms, SignInPlatform? platform)
    {
        if (platforms.Contains(DevicePlatform.All))
        {
            return Tri.True;
        }

        if (platforms.Count == 0)
        {
            return Tri.False;
        }

        DevicePlatform? named = platform switch
        {
            SignInPlatform.Android => DevicePlatform.Android,
            SignInPlatform.IOS => DevicePlatform.IOS,
            SignInPlatform.Windows => DevicePlatform.Windows,
            SignInPlatform.WindowsPhone => DevicePlatform.WindowsPhone,
            SignInPlatform.MacOS => DevicePlatform.MacOS,
            SignInPlatform.Linux => DevicePlatform.Linux,
            _ => null,
        };
        return platform is null ? Tri.Absent
            : named is DevicePlatform known && platforms.Contains(known) ? Tri.True
            : platforms.Contains(DevicePlatform.Unrecognized) ? Tri.Unknown
            : Tri.False;
    }
}
