using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Objects that belong to another, such as the authentication methods of a user.</summary>
internal sealed class OwnedObjects
{
    private readonly Lock _lock = new();
    private readonly string _name;
    private readonly Func<JsonElement, string> _key;
    private readonly Dictionary<string, List<JsonElement>> _listed;
    private readonly Func<string, IEnumerable<JsonElement>> _generated;
    private readonly Dictionary<string, ObjectSet> _changed = new(StringComparer.OrdinalIgnoreCase);

    internal OwnedObjects(
        string name,
        IEnumerable<(string Parent, JsonElement Value)> lines,
        Func<JsonElement, string> key,
        Func<string, IEnumerable<JsonElement>>? generated = null)
    {
        _name = name;
        _key = key;
        _generated = generated ?? (_ => []);
        _listed = lines
            .GroupBy(line => line.Parent, line => line.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The owner's objects, to read. What is computed is not kept.</summary>
    internal ObjectSet Of(string parent)
    {
        lock (_lock)
        {
            return _changed.TryGetValue(parent, out var set) ? set : Make(parent);
        }
    }

    /// <summary>The owner's objects, to change.</summary>
    internal ObjectSet ToChange(string parent)
    {
        lock (_lock)
        {
            if (!_changed.TryGetValue(parent, out var set))
            {
                _changed[parent] = set = Make(parent);
            }

            return set;
        }
    }

    private ObjectSet Make(string parent) =>
        new(_name, new ListedObjects(_listed.TryGetValue(parent, out var listed) ? listed : _generated(parent), _key, null), _key);
}
