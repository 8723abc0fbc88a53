using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The client apps of a policy that does not mean all.</summary>
/// <param name="types">The kinds.</param>
/// <param name="unreadable">What of them this version does not know.</param>
internal sealed class ClientAppCondition(IReadOnlyList<ClientAppType> types, IReadOnlyList<MissingFact> unreadable) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.ClientApps;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope)
    {
        Tri open = unreadable.Count > 0 ? Tri.Unknown : Tri.False;
        return scope.ClientApp switch
        {
            null => Tri.Absent,
            ClientAppType app when types.Contains(app) => Tri.True,

            // Supported platforms are a part of Exchange ActiveSync.
            ClientAppType.EasSupported when types.Contains(ClientAppType.ExchangeActiveSync) => Tri.True,
            ClientAppType.ExchangeActiveSync when types.Contains(ClientAppType.EasSupported) => OnSupportedPlatform(scope).Or(open),
            _ => open,
        };
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact part in unreadable)
        {
            missing.Add(part);
        }

        if (scope.ClientApp is null)
        {
            missing.Add(MissingSignals.ClientApp);
        }
        else if (scope.ClientApp == ClientAppType.ExchangeActiveSync)
        {
            missing.Add(new MissingFact(
                "clientAppType",
                "The policy is for Exchange ActiveSync on supported platforms, and whether this platform is one is not known.",
                "Ask again with the platform, or with the client app easSupported."));
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => $"the client app {scope.ClientApp} is not included";

    /// <summary>The page gives iOS, Android and Windows as examples of supported platforms, and no list.</summary>
    private static Tri OnSupportedPlatform(EvaluationScope scope) => scope.Context.Platform switch
    {
        SignInPlatform.IOS or SignInPlatform.Android or SignInPlatform.Windows => Tri.True,
        SignInPlatform.Unknown => Tri.False,
        null when scope.Mode == EvaluationMode.WhatIf => Tri.Absent,
        _ => Tri.Unknown,
    };
}
