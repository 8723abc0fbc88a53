using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Json;

/// <summary>Reads a policy, and gathers what of it this version does not know.</summary>
internal static class PolicyLine
{
    /// <summary>The policy of a line.</summary>
    public static ConditionalAccessPolicy Read(ReadOnlySpan<byte> utf8Line)
    {
        var policy = Line.Read(utf8Line, TenantRecords.ConditionalAccessPolicy, record => record.Id);
        var unrecognized = FindUnrecognized(utf8Line);
        if (unrecognized.Count == 0)
        {
            return policy;
        }

        var controls = unrecognized.Where(value => !value.IsMember && value.Path == "grantControls.builtInControls").Select(value => value.Text).ToArray();
        return policy with
        {
            UnrecognizedValues = unrecognized,
            GrantControls = controls.Length == 0 ? policy.GrantControls : policy.GrantControls! with { UnrecognizedControls = controls },
        };
    }

    private static IReadOnlyList<UnrecognizedValue> FindUnrecognized(ReadOnlySpan<byte> utf8Line)
    {
        try
        {
            return UnrecognizedValues.Find(utf8Line, TenantRecords.ConditionalAccessPolicyShape);
        }
        catch (InvalidOperationException exception)
        {
            throw Line.NotText(exception);
        }
    }
}
