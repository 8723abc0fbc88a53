using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Objects in memory, found by their id or by another key property.</summary>
internal sealed class ListedObjects : IObjectSource
{
    private readonly List<JsonElement> _objects = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    internal ListedObjects(IEnumerable<JsonElement> objects, Func<JsonElement, string> key, string? otherKey)
    {
        foreach (var item in objects)
        {
            var place = _objects.Count;
            _objects.Add(item);
            _ = _places.TryAdd(key(item), place);
            if (otherKey is not null && item.Text(otherKey) is { } other)
            {
                _ = _places.TryAdd(other, place);
            }
        }
    }

    public int Count => _objects.Count;

    public JsonElement At(int index) => _objects[index];

    public int Find(string key) => _places.GetValueOrDefault(key, -1);
}
