using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Asks the engine about one sign-in: Ada, in a browser on Windows, at SharePoint, from an address in the United States, on an unregistered device.</summary>
internal static class Ask
{
    public const string SharePoint = "00000003-0000-0ff1-ce00-000000000000";
    public const string Exchange = "00000002-0000-0ff1-ce00-000000000000";
    public const string OwnApp = "5a000000-0000-4000-8000-000000000001";
    public const string HomeTenant = "707b4b12-0000-4000-8000-000000000001";
    public const string Mfa = """{"operator":"OR","builtInControls":["mfa"]}""";

    public static SignInContext Ordinary { get; } = new()
    {
        UserId = "ada",
        ApplicationId = SharePoint,
        ClientAppType = ClientAppType.Browser,
        Platform = SignInPlatform.Windows,
        IPAddress = "203.0.113.10",
        Country = "US",
    };

    /// <summary>The same sign-in with every signal given.</summary>
    public static SignInContext Complete { get; } = Ordinary with
    {
        CountryUnknown = false,
        GpsCountry = "US",
        CompliantNetwork = false,
        Device = DeviceInfo.Unregistered,
        SignInRisk = RiskLevel.None,
        UserRisk = RiskLevel.None,
        InsiderRisk = InsiderRiskLevels.None,
        ServicePrincipalRisk = RiskLevel.None,
        AgentRisk = AgentIdRiskLevels.None,
        AuthenticationFlow = AuthenticationTransferMethods.None,
        OriginalTransferMethod = AuthenticationTransferMethods.None,
        ServiceDependencies = false,
    };

    public static PolicyDecision Decide(this TenantBuilder tenant, SignInContext? context = null, EvaluationMode mode = EvaluationMode.SignIn, PolicySetOptions? options = null) =>
        PolicySet.Compile(tenant.Build(), options).Evaluate(context ?? Ordinary, mode);

    /// <summary>Whether the only policy applies; null stands for Unknown, which must have a reason.</summary>
    public static bool? Applies(this PolicyDecision decision)
    {
        PolicyVerdict verdict = Assert.Single(decision.Verdicts);
        Assert.False(string.IsNullOrWhiteSpace(verdict.Explanation));
        if (verdict.Applies.TryGet(out bool applies))
        {
            Assert.Equal(applies, verdict.Reason == WhatIfReasons.None);
            return applies;
        }

        Assert.NotEmpty(verdict.Applies.Missing);
        Assert.All(verdict.Applies.Missing, m => Assert.NotEqual(SignInRecovery.Facts.MissingFact.Unspecified, m));
        Assert.NotEqual(WhatIfReasons.None, verdict.Reason);
        return null;
    }

    /// <summary>Holds a documented sentence to what the engine says.</summary>
    public static void Holds(string rule, bool? expected, PolicyDecision decision)
    {
        bool? actual = decision.Applies();
        Assert.True(expected == actual, $"{rule}: expected {expected?.ToString() ?? "Unknown"}, was {actual?.ToString() ?? "Unknown"}. {decision.Verdicts[0].Explanation}");
    }

    /// <summary>The controls as they are written in scenario files.</summary>
    public static string Text(this IEnumerable<GrantControl> controls) => string.Join(' ', controls);
}
