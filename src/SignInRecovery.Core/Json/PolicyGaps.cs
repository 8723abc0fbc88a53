using System.Text.Json;
using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Json;

/// <summary>
/// Finds what a policy leaves out although Microsoft Graph always writes it, and what stands elsewhere than Graph has it. A template
/// of another tool, or an export of a few properties, must not pass for a policy that is for nobody or asks for nothing.
/// </summary>
internal static class PolicyGaps
{
    private const string Bind = "authenticationStrength@odata.bind";

    // Parts of a policy that some tools write beside its conditions. "include" and "exclude" are those of their own formats.
    private static readonly HashSet<string> ConditionNames = new(
        [
            "users", "clientApplications", "agents", "applications", "clientAppTypes", "platforms", "locations", "devices", "deviceStates", "userRiskLevels",
            "signInRiskLevels", "servicePrincipalRiskLevels", "insiderRiskLevels", "agentIdRiskLevels", "authenticationFlows", "include", "exclude", "assignments",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The gaps of a policy. One whose part is missing has no text.</summary>
    /// <param name="policy">The policy, an object.</param>
    /// <param name="isKnown">Whether a policy has a member of that name.</param>
    public static IEnumerable<UnrecognizedValue> Find(JsonElement policy, Func<string, bool> isKnown)
    {
        JsonElement conditions = Member(policy, "conditions");
        if (IsAbsent(Member(conditions, "users")) && IsAbsent(Member(conditions, "clientApplications")) && IsAbsent(Member(conditions, "agents")))
        {
            yield return Missing("conditions.users");
        }
        else if (LacksEach(Member(conditions, "users"), "includeUsers", "includeGroups", "includeRoles", "includeGuestsOrExternalUsers"))
        {
            yield return Missing("conditions.users.includeUsers");
        }

        if (IsAbsent(Member(conditions, "applications")))
        {
            yield return Missing("conditions.applications");
        }
        else if (LacksEach(Member(conditions, "applications"), "includeApplications", "includeUserActions", "includeAuthenticationContextClassReferences", "applicationFilter", "globalSecureAccess", "networkAccess"))
        {
            yield return Missing("conditions.applications.includeApplications");
        }

        if (IsAbsent(Member(policy, "state")))
        {
            yield return Missing("state");
        }

        JsonElement grant = Member(policy, "grantControls");
        if (LacksEach(grant, "builtInControls", "authenticationStrength", Bind, "termsOfUse", "customAuthenticationFactors"))
        {
            yield return Missing("grantControls.builtInControls");
        }

        if (Member(grant, Bind) is { ValueKind: JsonValueKind.String } strength && IsAbsent(Member(grant, "authenticationStrength")))
        {
            yield return new UnrecognizedValue("grantControls." + Bind, strength.GetRawText(), IsMember: true);
        }

        bool asks = !UnrecognizedValues.IsBlank(grant) || !UnrecognizedValues.IsBlank(Member(policy, "sessionControls"));
        if (!asks && grant.ValueKind == JsonValueKind.Undefined)
        {
            yield return Missing("grantControls");
        }

        foreach (JsonProperty member in policy.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                && !member.Name.Contains('@', StringComparison.Ordinal) && !member.Name.StartsWith('#')
                && (ConditionNames.Contains(member.Name) || !asks) && !isKnown(member.Name) && !UnrecognizedValues.IsBlank(member.Value))
            {
                yield return new UnrecognizedValue(
                    ConditionNames.Contains(member.Name) ? "conditions" : "grantControls",
                    $"{member.Name} beside it, {member.Value.GetRawText()}",
                    IsMember: true);
            }
        }
    }

    private static UnrecognizedValue Missing(string path) => new(path, string.Empty, IsMember: true);

    // What is there and empty says that there is nobody and nothing; the SDKs write null for what they were not told.
    private static bool IsAbsent(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any() && value.EnumerateObject().All(m => IsAbsent(m.Value)));

    // A part with exclusions or an operator, and of what it is about neither the first nor anything in the others. What else stands
    // in it is found as unknown.
    private static bool LacksEach(JsonElement part, string first, params string[] others) =>
        part.ValueKind == JsonValueKind.Object
        && !IsAbsent(part)
        && part.EnumerateObject().Any()
        && part.EnumerateObject().All(m => m.Name.Contains('@', StringComparison.Ordinal)
            || m.Name.StartsWith("exclude", StringComparison.OrdinalIgnoreCase)
            || others.Append(first).Append("operator").Contains(m.Name, StringComparer.OrdinalIgnoreCase))
        && IsAbsent(Member(part, first))
        && others.All(o => UnrecognizedValues.IsBlank(Member(part, o)));

    private static JsonElement Member(JsonElement parent, string name)
    {
        JsonElement found = default;
        if (parent.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in parent.EnumerateObject())
            {
                if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    found = member.Value;
                }
            }
        }

        return found;
    }
}
