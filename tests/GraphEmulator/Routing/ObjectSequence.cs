using System.Text.Json;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>The objects behind a collection's path, in places that stay the same from page to page.</summary>
internal sealed class ObjectSequence
{
    private readonly Func<int, TypedObject?> _at;
    private readonly Func<string, TypedObject?>? _find;

    private ObjectSequence(int places, int? knownCount, Func<int, TypedObject?> at, Func<string, TypedObject?>? find = null)
    {
        Places = places;
        KnownCount = knownCount;
        _at = at;
        _find = find;
    }

    internal int Places { get; }

    /// <summary>How many objects there are, when no place is empty.</summary>
    internal int? KnownCount { get; }

    internal static ObjectSequence Of(ObjectSet set, string type, DateTimeOffset now) =>
        new(set.Places, set.KnownCount, place => set.At(place, now) is { } value ? new TypedObject(type, value) : null, id => set.Find(id, now) is { } value ? new TypedObject(type, value) : null);

    internal static ObjectSequence Of(IReadOnlyList<JsonElement> values, string type) =>
        new(values.Count, values.Count, place => new TypedObject(type, values[place]));

    internal static ObjectSequence Of(IReadOnlyList<TypedObject> values) => new(values.Count, values.Count, place => values[place]);

    /// <summary>Objects named by their ids, looked up one at a time. Ids of objects that are gone have an empty place.</summary>
    internal static ObjectSequence OfIds(IReadOnlyList<string> ids, Func<string, TypedObject?> find, bool allExist = false) =>
        new(ids.Count, allExist ? ids.Count : null, place => find(ids[place]));

    internal TypedObject? At(int place) => _at(place);

    /// <summary>The objects of some ids without a look at all the others, where the objects can be found by id.</summary>
    internal ObjectSequence Named(IReadOnlyList<string> ids) => _find is null ? this : OfIds(ids, _find);

    internal ObjectSequence Only(Func<TypedObject, bool> condition) =>
        new(Places, null, place => _at(place) is { } item && condition(item) ? item : null);

    internal IEnumerable<TypedObject> All()
    {
        for (var place = 0; place < Places; place++)
        {
            if (_at(place) is { } item)
            {
                yield return item;
            }
        }
    }
}
