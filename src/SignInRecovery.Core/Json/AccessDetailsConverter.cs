using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>Reads <c>accessDetails</c> as the role definition ids of its <c>unifiedRoles</c>.</summary>
internal sealed class AccessDetailsConverter : JsonConverter<IReadOnlyList<string>>
{
    private static readonly RoleDefinitionIdListConverter Roles = new();

    public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object with 'unifiedRoles' was expected.");
        }

        IReadOnlyList<string>? roles = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRoles = string.Equals(reader.GetString(), "unifiedRoles", StringComparison.OrdinalIgnoreCase);
            _ = reader.Read();
            if (isRoles && reader.TokenType != JsonTokenType.Null)
            {
                roles = Roles.Read(ref reader, typeToConvert, options);
            }
            else
            {
                reader.Skip();
            }
        }

        return roles;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("unifiedRoles");
        Roles.Write(writer, value, options);
        writer.WriteEndObject();
    }
}
