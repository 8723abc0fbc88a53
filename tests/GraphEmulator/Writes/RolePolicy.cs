using System.Globalization;
using System.Text.Json;
using System.Xml;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>The rules of Privileged Identity Management that a request must keep: how long, and with which words.</summary>
internal static class RolePolicy
{
    internal static void Demand(RouteCall call, string role, string caller, string level, TimeSpan? duration, bool isPermanent, string? justification)
    {
        if (call.Caller is null
            || call.Store["roleManagementPolicyAssignments"].All(call.Now).Where(item => JsonText.Same(item.Text("roleDefinitionId"), role)).Select(item => item.Property("policy")).FirstOrDefault() is not { } policy)
        {
            return;
        }

        var failed = new List<string>();
        foreach (var rule in policy.Items("rules"))
        {
            if (rule.Id() == $"Expiration_{caller}_{level}" && rule.IsTrue("isExpirationRequired")
                && (isPermanent || (rule.Text("maximumDuration") is { } most && duration > XmlConvert.ToTimeSpan(most))))
            {
                failed.Add("ExpirationRule");
            }

            if (rule.Id() == $"Enablement_{caller}_{level}")
            {
                var demanded = rule.Items("enabledRules").Select(item => item.GetString()).ToList();
                if (demanded.Contains("Justification") && string.IsNullOrWhiteSpace(justification))
                {
                    failed.Add("JustificationRule");
                }
            }
        }

        if (failed.Count > 0)
        {
            throw new GraphException(400, "RoleAssignmentRequestPolicyValidationFailed", $"The following policy rules failed: [{string.Join(',', failed.Select(rule => $"\"{rule}\""))}]");
        }
    }

    internal static DateTimeOffset Start(JsonElement body, DateTimeOffset now) =>
        DateTimeOffset.TryParse(body.Property("scheduleInfo")?.Text("startDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : now;

    /// <summary>When the request's assignment ends; null for never.</summary>
    internal static DateTimeOffset? End(JsonElement body, DateTimeOffset start)
    {
        var expiration = body.Property("scheduleInfo")?.Property("expiration");
        try
        {
            return expiration?.Text("type")?.ToLowerInvariant() switch
            {
                "afterduration" when expiration?.Text("duration") is { } duration => start + XmlConvert.ToTimeSpan(duration),
                "afterdatetime" when expiration?.Text("endDateTime") is { } end => DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                "afterduration" or "afterdatetime" => throw GraphException.BadRequest("The expiration needs a duration or an end."),
                _ => null,
            };
        }
        catch (FormatException)
        {
            throw GraphException.BadRequest("The expiration cannot be read.");
        }
    }
}
