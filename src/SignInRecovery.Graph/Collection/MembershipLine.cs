using System.Buffers;
using System.Text.Json;

namespace SignInRecovery.Graph.Collection;

/// <summary>The line of a person's groups.</summary>
internal static class MembershipLine
{
    /// <summary><c>{"parent": person, "value": [{"id": group}, …]}</c>.</summary>
    public static ReadOnlySpan<byte> Of(string person, IEnumerable<string> groups)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("parent"u8, person);
            writer.WriteStartArray("value"u8);
            foreach (var group in groups)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, group);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return output.WrittenSpan;
    }
}
