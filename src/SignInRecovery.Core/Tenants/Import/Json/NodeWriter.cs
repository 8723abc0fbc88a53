using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SignInRecovery.Tenants.Import;

/// <summary>Writes a value as one line of UTF-8 JSON.</summary>
internal static class NodeWriter
{
    // Relaxed, so that names in any script stay readable in a snapshot; control characters and line ends are escaped all the same.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] ToLine(ImportNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, node);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The line of a value whose owner Graph does not name in it.</summary>
    public static byte[] ToLine(string parent, ImportNode value)
    {
        ImportNode line = ImportNode.NewObject();
        line.Add("parent", ImportNode.Of(parent));
        line.Add("value", value);
        return ToLine(line);
    }

    private static void Write(Utf8JsonWriter writer, ImportNode node)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.Object:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, ImportNode> member in node.Members)
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case ImportNodeKind.List:
                writer.WriteStartArray();
                foreach (ImportNode item in node.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ImportNodeKind.Text:
                writer.WriteStringValue(node.Text);
                break;
            case ImportNodeKind.Number:
                writer.WriteRawValue(node.Text, skipInputValidation: true);
                break;
            case ImportNodeKind.True or ImportNodeKind.False:
                writer.WriteBooleanValue(node.Kind == ImportNodeKind.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
