using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Objects that are there from the start: read from a snapshot, or made when they are asked for.</summary>
internal interface IObjectSource
{
    int Count { get; }

    JsonElement At(int index);

    /// <summary>The place of the object with this key (its id, or another name that Graph takes as a key); -1 when there is none.</summary>
    int Find(string key);
}
