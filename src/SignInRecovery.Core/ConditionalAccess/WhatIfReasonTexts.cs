using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The texts of <see cref="WhatIfReasons"/>.</summary>
public static class WhatIfReasonTexts
{
    /// <summary>Graph's names of the reasons, for example <c>location</c> or <c>signInRisk</c>; none for no reason.</summary>
    /// <param name="reasons">The reasons.</param>
    public static IReadOnlyList<string> Names(this WhatIfReasons reasons) =>
        [.. Enum.GetValues<WhatIfReasons>().Where(r => r != WhatIfReasons.None && reasons.HasFlag(r)).Select(EnumTexts<WhatIfReasons>.Print)];

    /// <summary>What the reasons name, in the words of the admin center: "network locations and device platforms".</summary>
    /// <param name="reasons">The reasons.</param>
    public static string Words(this WhatIfReasons reasons) => string.Join(
        " and ",
        Enum.GetValues<WhatIfReasons>().Where(r => r != WhatIfReasons.None && reasons.HasFlag(r)).Select(Word));

    private static string Word(WhatIfReasons reason) => reason switch
    {
        WhatIfReasons.NotEnoughInformation => "missing information",
        WhatIfReasons.InvalidCondition => "a condition that cannot be read",
        WhatIfReasons.Users => "users",
        WhatIfReasons.WorkloadIdentities => "workload identities",
        WhatIfReasons.Application => "target resources",
        WhatIfReasons.UserActions => "user actions",
        WhatIfReasons.AuthenticationContext => "authentication contexts",
        WhatIfReasons.DevicePlatform => "device platforms",
        WhatIfReasons.Devices => "filter for devices",
        WhatIfReasons.ClientApps => "client apps",
        WhatIfReasons.Location => "network locations",
        WhatIfReasons.SignInRisk => "sign-in risk",
        WhatIfReasons.EmptyPolicy => "an empty policy",
        WhatIfReasons.InvalidPolicy => "an invalid policy",
        WhatIfReasons.PolicyNotEnabled => "the policy's state",
        WhatIfReasons.UserRisk => "user risk",
        WhatIfReasons.Time => "time",
        WhatIfReasons.InsiderRisk => "insider risk",
        WhatIfReasons.AuthenticationFlow => "authentication flows",
        WhatIfReasons.AgentIdRisk => "agent risk",
        WhatIfReasons.AgentIdentities => "agent identities",
        _ => reason.ToString(),
    };
}
