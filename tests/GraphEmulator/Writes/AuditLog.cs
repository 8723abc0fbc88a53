using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>The directory's audit log, which the emulator writes for its own writes.</summary>
internal static class AuditLog
{
    internal static void Add(RouteCall call, AuditEntry entry)
    {
        var targets = new JsonArray(Target(entry.TargetType, entry.TargetId, entry.TargetName, entry.ChangedProperties));
        if (entry.Other is var (type, id, name))
        {
            targets.Add(Target(type, id, name, []));
        }

        call.Store["directoryAudits"].Put(
            JsonText.ToElement(new JsonObject
            {
                ["id"] = "Directory_" + Guid.NewGuid().ToString(),
                ["category"] = entry.Category,
                ["correlationId"] = call.Request.ClientRequestId,
                ["result"] = "success",
                ["resultReason"] = string.Empty,
                ["activityDisplayName"] = entry.Activity,
                ["activityDateTime"] = JsonText.Time(call.Time),
                ["loggedByService"] = entry.Category == "Policy" ? "Conditional Access" : "Core Directory",
                ["operationType"] = entry.OperationType,
                ["initiatedBy"] = Initiator(call),
                ["targetResources"] = targets,
                ["additionalDetails"] = new JsonArray(),
            }),
            DateTimeOffset.MinValue);
    }

    private static JsonObject Initiator(RouteCall call) => call.Caller switch
    {
        { IsApplication: true } caller => new JsonObject
        {
            ["user"] = null,
            ["app"] = new JsonObject { ["appId"] = caller.ApplicationId, ["displayName"] = caller.ApplicationName, ["servicePrincipalId"] = caller.ObjectId, ["servicePrincipalName"] = null },
        },
        { } caller => new JsonObject
        {
            ["app"] = null,
            ["user"] = new JsonObject { ["id"] = caller.ObjectId, ["displayName"] = null, ["userPrincipalName"] = caller.PrincipalName, ["ipAddress"] = "127.0.0.1" },
        },
        _ => [],
    };

    private static JsonObject Target(string type, string id, string? name, IReadOnlyList<string> changed) => new()
    {
        ["id"] = id,
        ["displayName"] = name,
        ["type"] = type,
        ["userPrincipalName"] = type == "User" ? name : null,
        ["groupType"] = null,
        ["modifiedProperties"] = new JsonArray([.. changed.Select(property => (JsonNode?)new JsonObject { ["displayName"] = property, ["oldValue"] = null, ["newValue"] = null })]),
    };
}
