using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Writes parts of scenarios as lines of a snapshot.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ScenarioJsonContext : JsonSerializerContext;
