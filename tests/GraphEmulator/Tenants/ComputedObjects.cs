using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Objects of a snapshot, followed by objects that are made from their number.</summary>
internal sealed class ComputedObjects(IObjectSource listed, int count, Func<string, int> find, Func<int, JsonElement> make) : IObjectSource
{
    public int Count => listed.Count + count;

    public JsonElement At(int index) => index < listed.Count ? listed.At(index) : make(index - listed.Count);

    public int Find(string key)
    {
        var place = listed.Find(key);
        if (place >= 0)
        {
            return place;
        }

        var index = find(key);
        return index < 0 ? -1 : listed.Count + index;
    }
}
