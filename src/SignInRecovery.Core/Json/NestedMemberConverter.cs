using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SignInRecovery.Json;

/// <summary>Reads one member of an object in place of the object, for example the <c>rules</c> of a <c>policy</c>.</summary>
internal abstract class NestedMemberConverter<T>(string member, RecordReader<T?> read) : JsonConverter<T?>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An object with '{member}' was expected.");
        }

        T? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMember = string.Equals(reader.GetString(), member, StringComparison.OrdinalIgnoreCase);
            _ = reader.Read();
            if (isMember)
            {
                value = reader.TokenType == JsonTokenType.Null ? null : read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return value;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(member);
        JsonSerializer.Serialize(writer, value!, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        writer.WriteEndObject();
    }
}
