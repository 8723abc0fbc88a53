using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>An object with the name of its type, without the namespace.</summary>
internal readonly record struct TypedObject(string Type, JsonElement Value);
