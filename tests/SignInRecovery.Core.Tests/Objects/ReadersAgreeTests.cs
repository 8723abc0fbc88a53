using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SignInRecovery.Json;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Objects;

/// <summary>
/// The readers that the build writes against the framework's reading by the same attributes: what the one reads the other
/// reads, and what the one refuses the other refuses.
/// </summary>
public class ReadersAgreeTests
{
    private static readonly Dictionary<string, Type> Records =
        SectionLoaders.All.ToDictionary(l => l.Name, l => l.GetType().GetGenericArguments()[0], StringComparer.Ordinal);

    /// <summary>Other values for a value, each of which some record must read and some must refuse.</summary>
    private static readonly string[] Others = ["null", "true", "0", "1.5", "\"\"", "\"2026-01-02T03:04:05Z\"", "\"enabled\"", "\"a,b\"", "[]", "{}", "[\"x\"]", "[{}]", "{\"id\":\"x\"}"];

    public static TheoryData<string> Samples => new("Contoso", "Fabrikam", "Northwind");

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_are_read_alike(string sample)
    {
        int lines = 0;
        foreach ((string section, string line) in PseudonymFixture.LinesOf(sample))
        {
            if (section is not "memberships" and not "signInActivity")
            {
                AssertAlike(section, Value(section, line));
                lines++;
            }
        }

        Assert.True(lines > 200);
    }

    /// <summary>Every value of the first lines of each section, replaced by every other kind of value.</summary>
    [Fact]
    public void Damaged_lines_are_read_or_refused_alike()
    {
        int refused = 0;
        foreach (var section in PseudonymFixture.LinesOf("Contoso").GroupBy(l => l.Section).Where(g => g.Key is not "memberships" and not "signInActivity"))
        {
            foreach (string damaged in section.Take(2).Select(l => Value(l.Section, l.Line)).SelectMany(Damage))
            {
                refused += AssertAlike(section.Key, damaged) ? 0 : 1;
            }
        }

        Assert.True(refused > 1000);
    }

    /// <summary>The place of a fault is named, as the framework names it.</summary>
    [Theory]
    [InlineData("""{"id":"p","conditions":{"users":{"includeUsers":["a"],"excludeUsers":["x",7]}}}""", "$.conditions.users.excludeUsers[1]")]
    [InlineData("""{"id":"p","conditions":{"users":[]}}""", "$.conditions.users")]
    [InlineData("""{"id":"p","sessionControls":{"signInFrequency":{"isEnabled":true,"value":"4"}}}""", "$.sessionControls.signInFrequency.value")]
    [InlineData("""{"id":"p","state":nonsense}""", "$.state")]
    [InlineData("""{"id":7}""", "$.id")]
    public void Fault_is_reported_with_its_place(string line, string path)
    {
        JsonException fault = Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Policies, line));

        Assert.Equal(path, fault.Path);
        Assert.NotNull(fault.BytePositionInLine);
    }

    private static bool AssertAlike(string section, string value)
    {
        JsonTypeInfo type = TenantJsonContext.Default.GetTypeInfo(Records[section])!;
        string? expected = Try(() => JsonSerializer.Serialize(JsonSerializer.Deserialize(value, type) ?? throw new JsonException(), type));
        string? actual = Try(() => JsonSerializer.Serialize(Read(section, value), type));

        // The framework reads an object whose required id is null, and a null in a list; neither is an object of a directory.
        if (actual is null && expected is not null)
        {
            using var document = JsonDocument.Parse(expected);
            bool hasId = document.RootElement.TryGetProperty("id", out JsonElement id) && !string.IsNullOrWhiteSpace(id.GetString());
            Assert.True(!hasId || expected.Contains("[null", StringComparison.Ordinal) || expected.Contains(",null", StringComparison.Ordinal), $"{section}: {value}");
            return false;
        }

        Assert.True(expected == actual, $"{section}: {value}\n{expected}\n{actual}");
        return actual is not null;
    }

    private static object Read(string section, string value)
    {
        string method = char.ToUpperInvariant(section[0]) + section[1..];
        string line = SectionCatalog.Get(section).IsOwned ? $$"""{"parent":"p","value":{{value}}}""" : value;
        return SectionReadersTests.Readers[method](Encoding.UTF8.GetBytes(line));
    }

    private static string? Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Value(string section, string line)
    {
        using var document = JsonDocument.Parse(line);
        return SectionCatalog.Get(section).IsOwned ? document.RootElement.GetProperty("value").GetRawText() : line;
    }

    private static IEnumerable<string> Damage(string json)
    {
        foreach ((int start, int length) in Values(json))
        {
            foreach (string other in Others)
            {
                yield return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json).AsSpan(0, start)) + other + Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json).AsSpan(start + length));
            }
        }
    }

    private static List<(int Start, int Length)> Values(string json)
    {
        var values = new List<(int, int)>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader.CurrentDepth > 0 && reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                Utf8JsonReader end = reader;
                end.Skip();
                values.Add(((int)reader.TokenStartIndex, (int)(end.BytesConsumed - reader.TokenStartIndex)));
            }
        }

        return values;
    }
}
