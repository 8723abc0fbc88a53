using System.Text.Json;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Import;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>A file of scenarios: sign-ins with expected outcomes. Its form is described in docs/scenarios.md.</summary>
public sealed class ScenarioFile
{
    /// <summary>The newest version of the form that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly UserFile Kind = new("ScenarioFile", "scenario file", "is not of the form that docs/scenarios.md describes", "Mend the file; none of its scenarios was run.");

    private const int MaximumDepth = 64;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly TextPositions _positions;
    private readonly int _start;

    private ScenarioFile(string path, ReadOnlyMemory<byte> text, int start)
    {
        Path = path;
        _text = text;
        _positions = new TextPositions(text);
        _start = start;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="SignInRecoveryException">
    /// The file is not there (<c>ScenarioFileNotFound</c>), cannot be read (<c>ScenarioFileUnreadable</c>), or is not of the form
    /// (<c>ScenarioFileInvalid</c>).
    /// </exception>
    public static ScenarioFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        DecodedText decoded = TextDecoder.Decode(ReadAll(path));
        if (decoded.Refusal is string refusal)
        {
            throw Kind.Invalid(path, refusal);
        }

        try
        {
            (int? version, int? start) = ScenarioSplitter.FindList(decoded.Text.Span);
            return version switch
            {
                null => throw Kind.Invalid(path, "It has no schemaVersion before its scenarios."),
                not CurrentSchemaVersion => throw Kind.Invalid(path, $"Its schemaVersion is {version}; this version reads {CurrentSchemaVersion}."),
                _ when start is null => throw Kind.Invalid(path, "It has no list of scenarios."),
                _ => new ScenarioFile(path, decoded.Text, start.Value),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Kind.Invalid(path, $"It is no JSON. {Message(exception)}", exception);
        }
    }

    /// <summary>Runs the scenarios, one after the other.</summary>
    /// <param name="tenant">The tenant of the scenarios that bring no facts; null when none is given.</param>
    /// <param name="asOf">The time asked about.</param>
    /// <param name="cancellationToken">Ends the run between scenarios.</param>
    public IEnumerable<ScenarioRun> Run(Tenant? tenant, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var runner = new ScenarioRunner(tenant, asOf);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (ScenarioText text in ScenarioSplitter.Split(_text, _start))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return RunOne(runner, text, ids);
        }
    }

    private ScenarioRun RunOne(ScenarioRunner runner, ScenarioText text, HashSet<string> ids)
    {
        string name = $"number {text.Number}";
        try
        {
            if (!text.IsClosed)
            {
                throw new ScenarioFaultException(string.Empty, "The file ends before the scenario does; a bracket is missing, and what follows could not be told apart.");
            }

            using JsonDocument document = JsonDocument.Parse(text.Text, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = MaximumDepth,
            });
            var root = new ScenarioNode(document.RootElement, string.Empty);
            if (root.Find("id") is ScenarioNode { Element.ValueKind: JsonValueKind.String } id)
            {
                name = $"'{Tenants.Import.SafeText.Show(id.Text())}'";
            }

            Scenario scenario = ScenarioReader.Read(root);
            return !ids.Add(scenario.Id)
                ? throw new ScenarioFaultException("id", "Another scenario of this file has the same id.")
                : new ScenarioRun(runner.Run(scenario) with { File = Path, Line = LineOf(text, 0) }, null);
        }
        catch (ScenarioFaultException fault)
        {
            return Problem(text, name, fault.JsonPath, fault.Message, ScenarioPlaces.Find(text.Text.Span, fault.JsonPath));
        }
        catch (SignInRecoveryException exception)
        {
            return Problem(text, name, string.Empty, exception.Message, 0);
        }
        catch (JsonException exception)
        {
            long offset = exception.BytePositionInLine is long position
                ? TextPositions.OffsetOf(text.Text.Span, 0, exception.LineNumber ?? 0, position)
                : 0;
            return Problem(text, name, string.Empty, Message(exception), offset);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // Texts that are no Unicode, and numbers beyond their range, surface as these.
            return Problem(text, name, string.Empty, exception.Message, 0);
        }
    }

    private ScenarioRun Problem(ScenarioText text, string name, string jsonPath, string reason, long offset) =>
        new(null, new ScenarioProblem(Path, LineOf(text, offset), name, jsonPath, reason));

    private long LineOf(ScenarioText text, long offset) => _positions.Locate(text.Start + offset).Line;

    private static byte[] ReadAll(string path) => Kind.Read(path, stream =>
    {
        if (stream.CanSeek && stream.Length > ImportLimits.Default.MaxFileBytes)
        {
            throw Kind.Invalid(path, $"It is larger than {ImportLimits.Default.MaxFileBytes / (1024 * 1024)} MB.");
        }

        // A pipe has no length.
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    });

    private static string Message(Exception exception)
    {
        string message = exception.Message;
        int noise = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return noise > 0 ? message[..noise] : message;
    }
}
