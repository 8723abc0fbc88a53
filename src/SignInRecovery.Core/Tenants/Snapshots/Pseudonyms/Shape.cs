using System.Text;
using System.Text.Json;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// A property on the allow-list of pseudonymisation, with what becomes of its value; lists are seen through to their
/// members. A property that has no shape is left out.
/// </summary>
internal sealed class Shape
{
    private Shape(string name, Treatment? treatment, string kind, Shape[] members)
    {
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        EncodedName = JsonEncodedText.Encode(name);
        Treatment = treatment;
        Kind = kind;
        Members = members;
    }

    /// <summary>The property's name, as Graph writes it.</summary>
    public string Name { get; }

    /// <summary>The same in UTF-8.</summary>
    public byte[] Utf8Name { get; }

    /// <summary>The same, ready to be written.</summary>
    public JsonEncodedText EncodedName { get; }

    /// <summary>What becomes of a text, number or truth value; null when only an object may stand here.</summary>
    public Treatment? Treatment { get; }

    /// <summary>What a display name stands for: the first word of its pseudonym.</summary>
    public string Kind { get; }

    /// <summary>The properties of an object that stands here; none when none may.</summary>
    public Shape[] Members { get; }

    /// <summary>Whether the property is left out on purpose.</summary>
    public bool IsDropped => Treatment == Snapshots.Treatment.Drop;

    /// <summary>The member that a property name means, by any case of its letters, as the readers take it.</summary>
    public Shape? Find(ref Utf8JsonReader reader, ref int hint)
    {
        // Lines of one section have their properties in one order, so the member after the last one is the likely one.
        for (int step = 0; step < Members.Length; step++)
        {
            int index = hint + step;
            index = index >= Members.Length ? index - Members.Length : index;
            if (reader.ValueTextEquals(Members[index].Utf8Name))
            {
                hint = index + 1 == Members.Length ? 0 : index + 1;
                return Members[index];
            }
        }

        string name = reader.GetString()!;
        return Array.Find(Members, m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The shape of a line.</summary>
    public static Shape Line(params Shape[][] members) => new(string.Empty, null, string.Empty, Flatten(members));

    /// <summary>The shape of a line that names its owner.</summary>
    public static Shape Owned(params Shape[][] members) => Line(Ids("parent"), Object("value", members));

    /// <summary>Properties whose values are left as they are.</summary>
    public static Shape[] Keep(params string[] names) => Of(Snapshots.Treatment.Keep, names);

    /// <summary>Properties whose GUIDs mean the same in every tenant.</summary>
    public static Shape[] Guids(params string[] names) => Of(Snapshots.Treatment.KeepGuid, names);

    /// <summary>Ids, or paths and combinations of ids.</summary>
    public static Shape[] Ids(params string[] names) => Of(Snapshots.Treatment.Id, names);

    /// <summary>Display names of objects of a kind.</summary>
    public static Shape[] Names(string kind, params string[] names) =>
        [.. names.Select(n => new Shape(n, Snapshots.Treatment.Name, kind, []))];

    /// <summary>Properties that get a treatment.</summary>
    public static Shape[] Of(Treatment treatment, params string[] names) =>
        [.. names.Select(n => new Shape(n, treatment, string.Empty, []))];

    /// <summary>Properties that are known, and left out on purpose.</summary>
    public static Shape[] Drop(params string[] names) => Of(Snapshots.Treatment.Drop, names);

    /// <summary>An object, or a list of objects.</summary>
    public static Shape[] Object(string name, params Shape[][] members) => [new Shape(name, null, string.Empty, Flatten(members))];

    /// <summary>An id, or an object that has one, or a list of either.</summary>
    public static Shape[] IdOrObject(string name, params Shape[][] members) =>
        [new Shape(name, Snapshots.Treatment.Id, string.Empty, Flatten(members))];

    private static Shape[] Flatten(Shape[][] members) => [.. members.SelectMany(m => m)];
}
