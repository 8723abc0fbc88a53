using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Which grant controls the circumstances of a sign-in meet by themselves: what the session has met, and what the device is.
/// Everything else is asked of the account.
/// </summary>
internal sealed class ControlStates
{
    private const string MfaStrength = "00000000-0000-0000-0000-000000000002";

    private readonly EvaluationScope _scope;
    private readonly Tenant _tenant;
    private readonly HashSet<GrantControl>? _satisfied;
    private readonly HashSet<GrantControl>? _unavailable;
    private readonly Fact<bool> _compliant;
    private readonly Fact<bool> _hybridJoined;

    public ControlStates(EvaluationScope scope, Tenant tenant)
    {
        _scope = scope;
        _tenant = tenant;
        SignInContext context = scope.Context;
        _satisfied = context.SessionSatisfied.Count == 0 ? null : [.. context.SessionSatisfied];
        _unavailable = context.UnavailableControls.Count == 0 ? null : [.. context.UnavailableControls];
        _compliant = OfContext(d => d.IsCompliant == true, t => t.IsCompliantDeviceAccepted);
        _hybridJoined = OfContext(
            d => DeviceFilterMatching.IsHybridJoined(d) && (context.Platform is null or SignInPlatform.Windows),
            t => t.IsHybridJoinedDeviceAccepted);
        MeetsNothing = _satisfied is null && _compliant is { IsKnown: true, Value: false } && _hybridJoined is { IsKnown: true, Value: false };
    }

    /// <summary>Whether no control at all is met, so that everything is pending.</summary>
    public bool MeetsNothing { get; }

    /// <summary>Whether nobody can meet some control now.</summary>
    public bool HasUnavailable => _unavailable is not null;

    /// <summary>Whether nobody can meet a control now.</summary>
    public bool IsUnavailable(GrantControl control) => _unavailable?.Contains(control) == true;

    /// <summary>Whether a control is met.</summary>
    public Fact<bool> IsMet(GrantControl control, AuthenticationStrengthPolicy? strength)
    {
        if (IsSatisfiedBySession(control, strength))
        {
            return Fact.Known(true);
        }

        return IsUnavailable(control) ? Fact.Known(false) : control.Kind switch
        {
            GrantControlKind.CompliantDevice => _compliant,
            GrantControlKind.DomainJoinedDevice => _hybridJoined,
            _ => Fact.Known(false),
        };
    }

    private bool IsSatisfiedBySession(GrantControl control, AuthenticationStrengthPolicy? strength)
    {
        if (_satisfied is null)
        {
            return false;
        }

        if (_satisfied.Contains(control))
        {
            return true;
        }

        return control.Kind switch
        {
            GrantControlKind.Mfa => _satisfied.Any(c => c.Kind == GrantControlKind.AuthenticationStrength && Implies(c.Id!, MfaStrength, null)),
            GrantControlKind.AuthenticationStrength => (Is(control.Id!, MfaStrength) && _satisfied.Contains(GrantControl.Mfa))
                || _satisfied.Any(c => c.Kind == GrantControlKind.AuthenticationStrength && Implies(c.Id!, control.Id!, strength)),
            _ => false,
        };
    }

    /// <summary>
    /// Whether whoever satisfied one strength satisfies another: every combination of the first is one of the second, which
    /// demands nothing further of them.
    /// </summary>
    private bool Implies(string satisfiedId, string demandedId, AuthenticationStrengthPolicy? demanded)
    {
        AuthenticationStrengthPolicy? satisfied = Find(satisfiedId);
        demanded ??= Find(demandedId);
        if (Is(demandedId, MfaStrength) && satisfied?.RequirementsSatisfied?.HasFlag(AuthenticationStrengthRequirements.Mfa) == true)
        {
            return true;
        }

        return BuiltInStrengths.Implies(satisfiedId, demandedId)
            || (satisfied?.AllowedCombinations is { Count: > 0 } given
                && demanded?.AllowedCombinations is { } taken
                && demanded.CombinationConfigurations is null or { Count: 0 }
                && given.All(taken.Contains));
    }

    private AuthenticationStrengthPolicy? Find(string id) => _tenant.AuthenticationStrengths.Seen.FirstOrDefault(s => Is(s.Id, id));

    /// <summary>Whether the device of the sign-in is in a state; a device that is not given is none, and in the worst case open.</summary>
    private Fact<bool> OfContext(Func<DeviceInfo, bool> isInState, Func<InboundTrust, bool?> trust)
    {
        bool isOpen = _scope.Mode == EvaluationMode.WorstCase;
        Fact<bool> ofDevice = _scope.Context.Device is DeviceInfo device ? Fact.Known(isInState(device))
            : isOpen ? Fact.Unknown<bool>(MissingSignals.Device)
            : Fact.Known(false);
        if (ofDevice is { IsKnown: true, Value: false })
        {
            return ofDevice;
        }

        // Legacy clients pass no device state, and in device code flow it is the state of another device (Microsoft Entra
        // documentation, conditions, 2023-07-17, and grant, 2026-03-24).
        if (_scope.Context.ClientAppType is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported or ClientAppType.Other
            || _scope.Context.AuthenticationFlow?.HasFlag(AuthenticationTransferMethods.DeviceCodeFlow) == true)
        {
            return Fact.Known(false);
        }

        Fact<bool> trusted = IsTrusted(trust);
        IReadOnlyList<MissingFact> missing =
        [
            .. ofDevice.Missing,
            .. trusted.Missing,
            .. isOpen && _scope.Context.ClientAppType is null ? [MissingSignals.ClientApp] : (MissingFact[])[],
            .. isOpen && _scope.Context.AuthenticationFlow is null ? [MissingSignals.Flow] : (MissingFact[])[],
        ];
        return trusted is { IsKnown: true, Value: false } || missing.Count == 0 ? trusted : Fact.Unknown<bool>(missing);
    }

    /// <summary>
    /// The device of an external user is his organisation's, and counts only where its claims are trusted. Whoever is not known
    /// to be external is a member, for all that the directory shows.
    /// </summary>
    private Fact<bool> IsTrusted(Func<InboundTrust, bool?> trust) => _scope.Subject is { Kind: SubjectKind.User, IsExternal: true }
        ? CrossTenantTrust.Of(_tenant, _scope.Subject.HomeTenantId).Accepts(trust)
        : Fact.Known(true);

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
