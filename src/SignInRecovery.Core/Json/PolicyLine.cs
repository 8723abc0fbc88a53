using System.Text.Json;
using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Json;

/// <summary>Reads a policy, and gathers what of it this version does not know, and what is missing.</summary>
internal static class PolicyLine
{
    /// <summary>The policy of a line.</summary>
    public static ConditionalAccessPolicy Read(ReadOnlySpan<byte> utf8Line)
    {
        var policy = Line.Read(utf8Line, TenantRecords.ConditionalAccessPolicy, record => record.Id);
        var (unrecognized, gaps) = Find(utf8Line);
        if (unrecognized.Count == 0 && gaps.Count == 0)
        {
            return policy;
        }

        var controls = unrecognized.Where(value => !value.IsMember && value.Path == "grantControls.builtInControls").Select(value => value.Text).ToArray();
        return policy with
        {
            UnrecognizedValues = unrecognized,
            Gaps = gaps,
            GrantControls = controls.Length == 0 ? policy.GrantControls : policy.GrantControls! with { UnrecognizedControls = controls },
        };
    }

    private static (List<UnrecognizedValue> Unrecognized, List<UnrecognizedValue> Gaps) Find(ReadOnlySpan<byte> utf8Line)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8Line);
            using var document = JsonDocument.ParseValue(ref reader);
            var shape = TenantRecords.ConditionalAccessPolicyShape;
            return (UnrecognizedValues.Find(document.RootElement, shape), [.. PolicyGaps.Find(document.RootElement, name => shape.TryFind(name, out _))]);
        }
        catch (InvalidOperationException exception)
        {
            throw Line.NotText(exception);
        }
    }
}
