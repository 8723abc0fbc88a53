using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The device states of a policy, which are deprecated: all devices but compliant or hybrid joined ones.</summary>
/// <param name="include">The states in scope; empty stands for all.</param>
/// <param name="exclude">The states out of scope.</param>
internal sealed class DeviceStateCondition(IReadOnlyList<string> include, IReadOnlyList<string> exclude) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.Devices;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope) => scope.Device is DeviceInfo device
        ? (include.Count == 0 ? Tri.True : Any(include, device)).ButNot(Any(exclude, device))
        : include.All(IsAll) && exclude.Count == 0 ? Tri.True : Tri.Absent;

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(scope.Device is null
        ? MissingSignals.Device
        : new MissingFact("policies", "The policy names a device state that this version does not know.", "Replace the device state, which is deprecated, by a filter for devices."));

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => "the device's state is out of scope";

    private static bool IsAll(string state) => string.Equals(state, "All", StringComparison.OrdinalIgnoreCase);

    private static Tri Any(IReadOnlyList<string> states, DeviceInfo device)
    {
        Tri any = Tri.False;
        foreach (string state in states)
        {
            any = any.Or(state.ToUpperInvariant() switch
            {
                "ALL" => Tri.True,
                "COMPLIANT" => TriLogic.Of(device.IsCompliant == true),
                "DOMAINJOINED" => TriLogic.Of(DeviceFilterMatching.IsHybridJoined(device)),
                _ => Tri.Unknown,
            });
        }

        return any;
    }
}
