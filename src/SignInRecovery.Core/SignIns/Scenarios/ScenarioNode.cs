using System.Text.Json;
using SignInRecovery.Json;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>A part of a scenario and the place where it stands, so that every fault can name it.</summary>
/// <param name="Element">The JSON.</param>
/// <param name="Path">The dotted JSON path within the scenario.</param>
internal readonly record struct ScenarioNode(JsonElement Element, string Path)
{
    /// <summary>Whether it is a text.</summary>
    public bool IsText => Element.ValueKind == JsonValueKind.String;

    /// <summary>A member, or null when it is absent or null.</summary>
    public ScenarioNode? Find(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Fault("An object was expected.");
        }

        return Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new ScenarioNode(value, Path.Length == 0 ? name : $"{Path}.{name}")
            : null;
    }

    /// <summary>A member that must be there.</summary>
    public ScenarioNode Get(string name) => Find(name) ?? throw Fault($"The member '{name}' is missing.");

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, ScenarioNode Value)> Members()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Fault("An object was expected.");
        }

        string path = Path;
        return Element.EnumerateObject().Select(m => (m.Name, new ScenarioNode(m.Value, path.Length == 0 ? m.Name : $"{path}.{m.Name}")));
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<ScenarioNode> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Fault("A list was expected.");
        }

        string path = Path;
        return [.. Element.EnumerateArray().Select((item, index) => new ScenarioNode(item, $"{path}[{index}]"))];
    }

    /// <summary>A text.</summary>
    public string Text() => Element.ValueKind == JsonValueKind.String && Element.GetString() is { } text
        ? text
        : throw Fault("A text was expected.");

    /// <summary>A list of texts; one text stands for a list of one.</summary>
    public IReadOnlyList<string> Texts() => Element.ValueKind == JsonValueKind.String ? [Text()] : [.. Items().Select(i => i.Text())];

    /// <summary>A switch.</summary>
    public bool Flag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault("True or false was expected."),
    };

    /// <summary>A member of an enum, by Graph's name of it.</summary>
    public TEnum Enum<TEnum>()
        where TEnum : struct, Enum
    {
        string text = Text();
        return EnumTexts<TEnum>.TryParse(text, out TEnum value)
            ? value
            : throw Fault($"'{text}' is none of {string.Join(", ", EnumNames.Of(typeof(TEnum)).Order(StringComparer.Ordinal))}.");
    }

    /// <summary>Asserts that an object has no members but those named.</summary>
    public void AllowOnly(params IReadOnlyList<string> names)
    {
        foreach ((string name, ScenarioNode value) in Members())
        {
            if (!names.Contains(name, StringComparer.Ordinal) && !name.StartsWith('$') && !name.StartsWith('_'))
            {
                throw value.Fault($"There is no member '{name}' here; the members are {string.Join(", ", names)}.");
            }
        }
    }

    /// <summary>The fault that this part is wrong.</summary>
    public ScenarioFaultException Fault(string reason) => new(Path, reason);
}
