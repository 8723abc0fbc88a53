using System.Text;
using System.Text.Json;
using CsCheck;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class ConverterTests
{
    /// <summary>All enums that are read from text.</summary>
    public static TheoryData<Type> Enums => new(typeof(User).Assembly.GetExportedTypes()
        .Where(type => type.IsEnum && type.IsDefined(typeof(System.Text.Json.Serialization.JsonConverterAttribute), inherit: false)));

    [Theory]
    [MemberData(nameof(Enums))]
    public void Unknown_text_has_a_place_in_every_enum(Type type)
    {
        var unrecognized = Convert.ToInt64(Enum.Parse(type, "Unrecognized"), null);
        var isFlags = type.IsDefined(typeof(FlagsAttribute), inherit: false);

        Assert.Equal(isFlags, unrecognized != 0);
        Assert.Equal(unrecognized, Convert.ToInt64(JsonSerializer.Deserialize("\"unknownFutureValue\"", type), null));
        Assert.Equal(unrecognized, Convert.ToInt64(JsonSerializer.Deserialize("\"Unrecognized\"", type), null));
        Assert.Equal(0, Convert.ToInt64(JsonSerializer.Deserialize("\"\"", type), null));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void Every_member_is_read_from_the_text_that_it_is_written_as_in_any_case(Type type)
    {
        foreach (var member in Enum.GetValues(type))
        {
            var text = JsonSerializer.Serialize(member, type);

            Assert.Equal(member, JsonSerializer.Deserialize(text, type));
            Assert.Equal(member, JsonSerializer.Deserialize(text.ToUpperInvariant(), type));
        }
    }

    [Theory]
    [InlineData("\"deviceCodeFlow,authenticationTransfer\"", AuthenticationTransferMethods.DeviceCodeFlow | AuthenticationTransferMethods.AuthenticationTransfer)]
    [InlineData("\" DeviceCodeFlow , AUTHENTICATIONTRANSFER \"", AuthenticationTransferMethods.DeviceCodeFlow | AuthenticationTransferMethods.AuthenticationTransfer)]
    [InlineData("[\"deviceCodeFlow\"]", AuthenticationTransferMethods.DeviceCodeFlow)]
    [InlineData("[\"deviceCodeFlow,teleport\",\"authenticationTransfer\"]", AuthenticationTransferMethods.DeviceCodeFlow | AuthenticationTransferMethods.AuthenticationTransfer | AuthenticationTransferMethods.Unrecognized)]
    [InlineData("\"none\"", AuthenticationTransferMethods.None)]
    [InlineData("[]", AuthenticationTransferMethods.None)]
    public void Flags_are_read_from_a_text_or_a_list(string json, AuthenticationTransferMethods expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<AuthenticationTransferMethods>(json));

    [Theory]
    [InlineData("7")]
    [InlineData("[7]")]
    [InlineData("{}")]
    [InlineData("true")]
    public void Flags_of_another_form_are_malformed(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<AuthenticationTransferMethods>(json));

    [Theory]
    [InlineData("2026-11-22T10:11:12.1234567Z", "2026-11-22T10:11:12.1234567+00:00")]
    [InlineData("2026-11-22T10:11:12+02:00", "2026-11-22T10:11:12.0000000+02:00")]
    [InlineData("/Date(1618315427741)/", "2021-04-13T12:03:47.7410000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("1601-01-01T00:00:00Z", null)]
    [InlineData("/Date(-62135596800000)/", null)]
    [InlineData("", null)]
    public void Times_are_read_in_both_forms_and_placeholders_are_no_time(string text, string? expected)
    {
        var policy = Lines.Read(SectionReaders.Policies, $$"""{"id":"p","createdDateTime":"{{text}}"}""");

        Assert.Equal(expected, policy.CreatedDateTime?.ToString("o"));
    }

    [Theory]
    [InlineData("\"/Date(x)/\"")]
    [InlineData("\"/Date(99999999999999999)/\"")]
    [InlineData("\"soon\"")]
    [InlineData("1618315427741")]
    public void Other_times_are_malformed(string json) =>
        Assert.ThrowsAny<JsonException>(() => Lines.Read(SectionReaders.Policies, $$"""{"id":"p","createdDateTime":{{json}}}"""));

    [Fact]
    public void Pool_gives_back_what_the_text_says_whatever_it_held_before() => Gen.String.Array[1, 200].Sample(texts =>
    {
        foreach (var text in texts.Where(text => !text.Any(char.IsSurrogate)))
        {
            var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(text));
            Assert.True(reader.Read());
            Assert.Equal(text, StringPool.Get(ref reader));
        }
    });

    [Fact]
    public void Pool_shares_lists_by_their_content()
    {
        var first = StringPool.Get(["a", "b"]);

        Assert.Same(first, StringPool.Get(["a", "b"]));
        Assert.Equal(["b", "a"], StringPool.Get(["b", "a"]));
        Assert.Empty(StringPool.Get([]));
        Assert.Equal(40, StringPool.Get([.. Enumerable.Range(0, 40).Select(i => $"{i}")]).Count);
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("\"\"", true)]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("""{"a":null,"b":[],"c":{"d":null},"@odata.type":"x","b@odata.context":"y"}""", true)]
    [InlineData("""{"a":false}""", false)]
    [InlineData("""{"a":0}""", false)]
    [InlineData("""{"a":{"b":["x"]},"c":null}""", false)]
    [InlineData("""[[]]""", false)]
    [InlineData("""[{"a":[]},{"b":[1,2]}]""", false)]
    public void Blank_says_nothing_and_the_reader_stands_at_the_end(string json, bool expected)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        Assert.True(reader.Read());

        Assert.Equal(expected, Blank.Skip(ref reader));
        Assert.False(reader.Read());
    }
}
