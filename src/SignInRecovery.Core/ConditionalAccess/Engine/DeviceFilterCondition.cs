using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The filter for devices of a policy.</summary>
/// <param name="filter">The filter.</param>
internal sealed class DeviceFilterCondition(CompiledFilter filter) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.Devices;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope)
    {
        if (filter.Expression is not FilterExpression expression)
        {
            return Tri.Unknown;
        }

        if (scope.Device is not DeviceInfo device)
        {
            return Tri.Absent;
        }

        Tri matches = DeviceFilterMatching.Matches(expression, device, filter.IsInclude);
        return filter.IsInclude ? matches : matches.Not();
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        if (filter.Missing is MissingFact unreadable)
        {
            missing.Add(unreadable);
        }
        else if (scope.Device is not DeviceInfo device)
        {
            missing.Add(MissingSignals.Device);
        }
        else if (DeviceFilterMatching.LeavesExtensionAttributesOpen(device))
        {
            missing.Add(new MissingFact(
                "deviceInfo",
                "The filter for devices names an extension attribute, which has a value only on devices that are managed by Intune, compliant or hybrid joined; what the filter does with another registered device is documented in two ways.",
                "Look at a sign-in from such a device in the sign-in log."));
        }
        else
        {
            missing.Add(new MissingFact(
                "policies",
                "The filter for devices compares with null, and what that does is not documented.",
                "Write the filter with a negative operator instead."));
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => filter.IsInclude
        ? "the device does not match the filter for devices"
        : "the device matches the filter for devices, which excludes it";
}
