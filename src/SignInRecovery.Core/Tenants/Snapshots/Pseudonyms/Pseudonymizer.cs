using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Makes a snapshot fit to be shown to others: it writes known properties only, and puts tokens in the place of names,
/// addresses, telephone numbers and ids. Equal things get equal tokens within one export, so that the findings stay the
/// same; the key is thrown away with the object, so that nobody can undo it. Not for use by several threads at once.
/// </summary>
public sealed class Pseudonymizer : ISnapshotTransform, IDisposable
{
    private const int MaximumExceptions = 1_000;

    private readonly TokenFunction _function;
    private readonly IdTokens _ids;
    private readonly NameTokens _names;
    private readonly AddressTokens _addresses;
    private readonly CertificateTokens _certificates;
    private readonly RuleTokens _rules;
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private readonly Utf8JsonWriter _writer;
    private readonly List<PseudonymException> _exceptions = [];
    private readonly SortedSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly List<(string Property, string Reason)> _doubts = [];
    private readonly List<string> _path = [];
    private string _object = string.Empty;

    /// <summary>Creates it with a random key that nobody learns.</summary>
    public Pseudonymizer()
        : this(RandomNumberGenerator.GetBytes(TokenFunction.KeyLength))
    {
    }

    /// <summary>Creates it with a given key, so that two exports have the same tokens.</summary>
    /// <param name="key">32 secret bytes. Who has them can try out names.</param>
    public Pseudonymizer(ReadOnlySpan<byte> key)
    {
        _function = new TokenFunction(key);
        _ids = new IdTokens(_function);
        _addresses = new AddressTokens(_function);
        _names = new NameTokens(_function, _ids, _addresses);
        _certificates = new CertificateTokens(_function);
        _rules = new RuleTokens(_names, _ids, _function);
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>What was replaced and no longer means what it meant, such as a device filter on the beginning of a name.</summary>
    public IReadOnlyList<PseudonymException> Exceptions => _exceptions;

    /// <summary>The properties that are not on the allow-list and were left out, as paths such as <c>users.nickName</c>.</summary>
    public IReadOnlyCollection<string> UnknownProperties => _leftOut;

    /// <inheritdoc/>
    public bool Covers(string section) => SectionShapes.Find(section) is not null;

    /// <inheritdoc/>
    public SnapshotManifest Transform(SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new SnapshotManifest
        {
            SchemaVersion = manifest.SchemaVersion,
            TenantId = manifest.TenantId is null ? null : _ids.Token(manifest.TenantId),
            DisplayName = manifest.DisplayName is null ? null : _names.Name("Tenant", manifest.DisplayName),
            Cloud = manifest.Cloud,
            CapturedAt = manifest.CapturedAt,
            CreatedBy = manifest.CreatedBy?.StartsWith("SignInRecovery ", StringComparison.Ordinal) == true && PlainText.IsPlain(manifest.CreatedBy) ? manifest.CreatedBy : null,
            Scope = manifest.Scope,
            Pseudonymized = true,
            Sections = manifest.Sections
                .Where(s => Covers(s.Key))
                .ToDictionary(s => s.Key, s => new SectionState { Status = s.Value.Status, Count = s.Value.Count }, StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    public bool TryTransform(string section, ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (SectionShapes.Find(section) is not Shape shape)
        {
            return false;
        }

        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _doubts.Clear();
        _path.Clear();
        _object = string.Empty;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            WriteObject(ref reader, shape, section);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // A text that is no Unicode; the line could not be read as an object of its section either.
            return false;
        }

        _writer.Flush();
        output.Write(_buffer.WrittenSpan);
        foreach ((string property, string reason) in _doubts)
        {
            if (_exceptions.Count < MaximumExceptions)
            {
                _exceptions.Add(new PseudonymException(section, _object, property, reason));
            }
        }

        return true;
    }

    /// <summary>Frees the key.</summary>
    public void Dispose()
    {
        _function.Dispose();
        _writer.Dispose();
    }

    /// <summary>The token of an id or domain, for tests that follow an object through.</summary>
    internal string TokenOfId(string id) => _ids.Token(id);

    /// <summary>The token of a domain, for tests that follow an object through.</summary>
    internal string TokenOfDomain(string domain) => _names.Domain(domain);

    private void WriteObject(ref Utf8JsonReader reader, Shape shape, string section)
    {
        _writer.WriteStartObject();
        int hint = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Shape? member = shape.Find(ref reader, ref hint);
            if (member is null && _leftOut.Count < MaximumExceptions)
            {
                _ = _leftOut.Add(PathOf(section, reader.GetString()!));
            }

            _ = reader.Read();
            if (member is null || member.IsDropped || !Accepts(member, reader.TokenType))
            {
                reader.Skip();
                continue;
            }

            _path.Add(member.Name);
            _writer.WritePropertyName(member.EncodedName);
            WriteValue(ref reader, member, section);
            _path.RemoveAt(_path.Count - 1);
        }

        _writer.WriteEndObject();
    }

    private static bool Accepts(Shape shape, JsonTokenType token) => token switch
    {
        JsonTokenType.Null or JsonTokenType.StartArray => true,
        JsonTokenType.StartObject => shape.Members.Length > 0 || shape.Treatment == Treatment.Attributes,
        _ => shape.Treatment is not null and not Treatment.Attributes,
    };

    private void WriteValue(ref Utf8JsonReader reader, Shape shape, string section)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                _writer.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Accepts(shape, reader.TokenType))
                    {
                        WriteValue(ref reader, shape, section);
                    }
                    else
                    {
                        reader.Skip();
                    }
                }

                _writer.WriteEndArray();
                break;
            case JsonTokenType.StartObject when shape.Treatment == Treatment.Attributes:
                WriteAttributes(ref reader);
                break;
            case JsonTokenType.StartObject:
                WriteObject(ref reader, shape, section);
                break;
            case JsonTokenType.String when shape.Treatment == Treatment.Keep && !reader.ValueIsEscaped && PlainText.IsPlain(reader.ValueSpan):
                _writer.WriteStringValue(reader.ValueSpan);
                break;
            case JsonTokenType.String:
                string token = Replace(shape, reader.GetString()!);
                _object = _object.Length == 0 && _path[^1] == "id" ? token : _object;
                _writer.WriteStringValue(token);
                break;
            case JsonTokenType.Number when shape.Treatment != Treatment.Keep:
                _writer.WriteStringValue(Replace(shape, Encoding.UTF8.GetString(reader.ValueSpan)));
                break;
            default:
                _writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private string Replace(Shape shape, string text) => shape.Treatment switch
    {
        Treatment.Keep => PlainText.IsPlain(text) ? text : IdTokens.HoldsGuid(text) ? _ids.Token(text) : _names.Text(text),
        Treatment.KeepGuid => Guid.TryParse(text, out _) ? text : _names.Text(text),
        Treatment.Id => _ids.Token(text),
        Treatment.Name => _names.Name(shape.Kind, text),
        Treatment.Mail => _names.Mail(text),
        Treatment.Domain => _names.Domain(text),
        Treatment.IdOrDomain => IdTokens.HoldsGuid(text) ? _ids.Token(text) : _names.Domain(text),
        Treatment.Phone => _names.Phone(text),
        Treatment.Address => _addresses.Token(text),
        Treatment.AddressBound => Bound(text),
        Treatment.Url => _names.Url(text),
        Treatment.Certificate => _certificates.Token(text),
        Treatment.Rule => _rules.Token(text, Doubt),
        _ => _names.Text(text),
    };

    private string Bound(string text)
    {
        Doubt("The ends of the range became tokens one by one, so that other addresses lie between them than before.");
        return _addresses.Token(text);
    }

    private void Doubt(string reason) => _doubts.Add((string.Join('.', _path), reason));

    private void WriteAttributes(ref Utf8JsonReader reader)
    {
        _writer.WriteStartObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            _ = reader.Read();
            if (name.Contains('@', StringComparison.Ordinal))
            {
                reader.Skip();
                continue;
            }

            _writer.WritePropertyName(_rules.AttributeName(name));
            WriteAttribute(ref reader);
        }

        _writer.WriteEndObject();
    }

    private void WriteAttribute(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteAttributes(ref reader);
                break;
            case JsonTokenType.StartArray:
                _writer.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    WriteAttribute(ref reader);
                }

                _writer.WriteEndArray();
                break;
            case JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null:
                _writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
            default:
                string text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                _writer.WriteStringValue(_names.Text(text));
                break;
        }
    }

    private string PathOf(string section, string name) =>
        string.Join('.', _path.Prepend(section).Append(PlainText.IsPlain(name) ? name : "(a property)"));
}
