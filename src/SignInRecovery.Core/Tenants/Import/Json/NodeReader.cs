using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SignInRecovery.Tenants.Import;

/// <summary>Reads one JSON value after another out of a text. A broken value is returned as far as it goes.</summary>
internal static class NodeReader
{
    /// <summary>Reads the value that starts at <paramref name="start"/>.</summary>
    /// <param name="text">The whole decoded file.</param>
    /// <param name="start">The first byte to read.</param>
    /// <param name="maxDepth">How deep the value may nest.</param>
    /// <param name="cancellationToken">Ends the reading of a large value.</param>
    /// <returns>The value, where it ends, and the fault that ended it, if any.</returns>
    public static NodeReading Read(ReadOnlyMemory<byte> text, int start, int maxDepth, CancellationToken cancellationToken = default)
    {
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = maxDepth };
        var reader = new Utf8JsonReader(text.Span[start..], isFinalBlock: true, new JsonReaderState(options));
        var open = new Stack<(ImportNode Node, string? Key)>();
        ImportNode? root = null;
        string? key = null;
        bool damaged = false;
        int tokens = 0;
        try
        {
            while (reader.Read())
            {
                if ((++tokens & 0xFFF) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                long offset = start + reader.TokenStartIndex;
                ImportNode value;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        key = TextOf(ref reader, ref damaged);
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop().Node.IsComplete = true;
                        if (open.Count == 0)
                        {
                            return new NodeReading(root, start + (int)reader.BytesConsumed, null, false, damaged);
                        }

                        continue;
                    case JsonTokenType.StartObject:
                        value = ImportNode.NewObject(offset);
                        break;
                    case JsonTokenType.StartArray:
                        value = ImportNode.NewList(offset);
                        break;
                    case JsonTokenType.String:
                        value = ImportNode.Of(TextOf(ref reader, ref damaged), offset);
                        break;
                    case JsonTokenType.Number:
                        value = ImportNode.Number(Encoding.UTF8.GetString(reader.ValueSpan), offset);
                        break;
                    case JsonTokenType.True or JsonTokenType.False:
                        value = ImportNode.Boolean(reader.TokenType == JsonTokenType.True, offset);
                        break;
                    default:
                        value = ImportNode.Null(offset);
                        break;
                }

                root ??= value;
                if (open.TryPeek(out (ImportNode Node, string? Key) parent))
                {
                    Attach(parent.Node, key, value);
                }

                if (value.Kind is ImportNodeKind.Object or ImportNodeKind.List)
                {
                    value.IsComplete = false;
                    open.Push((value, key));
                }
                else if (open.Count == 0)
                {
                    return new NodeReading(root, start + (int)reader.BytesConsumed, null, false, damaged);
                }
            }

            return new NodeReading(root, text.Length, start + reader.BytesConsumed, false, damaged);
        }
        catch (JsonException fault)
        {
            long at = TextPositions.OffsetOf(text.Span, start, fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
            at = Math.Min(at, text.Length);
            return new NodeReading(root, (int)at, at, open.Count >= maxDepth, damaged);
        }
    }

    private static void Attach(ImportNode parent, string? key, ImportNode value)
    {
        if (parent.Kind == ImportNodeKind.Object)
        {
            parent.Add(key ?? string.Empty, value);
        }
        else
        {
            parent.Items.Add(value);
        }
    }

    /// <summary>The text of a string or key; half surrogate pairs, which no UTF-8 text can carry, become the replacement character.</summary>
    private static string TextOf(ref Utf8JsonReader reader, ref bool damaged)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            damaged = true;
            return Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                _ = text.Append(raw[i]);
                continue;
            }

            char escape = raw[++i];
            if (escape == 'u' && i + 4 < raw.Length
                && ushort.TryParse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            {
                _ = text.Append((char)unit);
                i += 4;
            }
            else
            {
                _ = text.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escape });
            }
        }

        // Encoding and decoding replaces every half pair by U+FFFD.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
