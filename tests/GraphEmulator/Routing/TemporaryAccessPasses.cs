using System.Globalization;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>How a Temporary Access Pass looks at a moment: usable, not yet, or no more (facts/recovery.md, E4).</summary>
internal static class TemporaryAccessPasses
{
    internal const string Type = "#microsoft.graph.temporaryAccessPassAuthenticationMethod";

    internal static JsonElement AsOf(JsonElement method, RouteCall call)
    {
        if (method.Text("@odata.type") != Type || call.Now == DateTimeOffset.MaxValue
            || !DateTimeOffset.TryParse(method.Text("startDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            || method.Property("lifetimeInMinutes") is not { ValueKind: JsonValueKind.Number } lifetime
            || method.Text("methodUsabilityReason") is not ("enabledByPolicy" or "notYetValid"))
        {
            return method;
        }

        var reason = call.Now < start ? "notYetValid" : call.Now >= start.AddMinutes(lifetime.GetInt32()) ? "expired" : "enabledByPolicy";
        if (reason == method.Text("methodUsabilityReason"))
        {
            return method;
        }

        var copy = JsonText.ToObject(method);
        copy["isUsable"] = reason == "enabledByPolicy";
        copy["methodUsabilityReason"] = reason;
        return JsonText.ToElement(copy);
    }
}
