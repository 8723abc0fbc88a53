using System.Text;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>
/// Members that were added to an enumeration after its unknownFutureValue are shown to those only who send
/// <c>Prefer: include-unknown-enum-members</c> (resource pages of the Microsoft Graph documentation).
/// </summary>
internal static class EvolvableEnums
{
    private static readonly Dictionary<string, string[]> Later = new(StringComparer.OrdinalIgnoreCase)
    {
        ["conditionalAccessPolicy"] = ["linux", "riskRemediation"],
        ["authenticationStrengthPolicy"] = ["qrCodePin"],
    };

    /// <summary>The value as this caller may see it.</summary>
    internal static void Write(Utf8JsonWriter writer, RouteCall call, string type, JsonElement value)
    {
        if (!Later.TryGetValue(type, out var members) || call.Caller is null || call.IsBeta
            || call.Request.Headers.GetValueOrDefault("Prefer")?.Contains("include-unknown-enum-members", StringComparison.OrdinalIgnoreCase) == true)
        {
            value.WriteTo(writer);
            return;
        }

        var text = value.GetRawText();
        if (!members.Any(member => text.Contains($"\"{member}\"", StringComparison.Ordinal)))
        {
            value.WriteTo(writer);
            return;
        }

        var hidden = members.Aggregate(new StringBuilder(text), (all, member) => all.Replace($"\"{member}\"", "\"unknownFutureValue\""));
        JsonText.Parse(hidden.ToString()).WriteTo(writer);
    }
}
