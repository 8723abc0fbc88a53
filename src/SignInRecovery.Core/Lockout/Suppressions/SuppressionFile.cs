using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;

namespace SignInRecovery.Lockout;

/// <summary>The file in which an organisation keeps the risks that it accepts; its form is described in docs/suppressions.md.</summary>
public sealed record SuppressionFile
{
    /// <summary>The newest version of the form that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The accepted risks.</summary>
    public required IReadOnlyList<Suppression> Suppressions { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="SignInRecoveryException">
    /// The file is not there (<c>SuppressionFileNotFound</c>), cannot be read (<c>SuppressionFileUnreadable</c>), or is not of
    /// the form (<c>SuppressionFileInvalid</c>).
    /// </exception>
    public static SuppressionFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Check(JsonSerializer.Deserialize(stream, SuppressionFileContext.Default.SuppressionFile), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SignInRecoveryException(
                "SuppressionFileNotFound",
                ErrorKind.NotFound,
                $"There is no suppression file at '{path}'.",
                "Check the path.",
                path,
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                "SuppressionFileUnreadable",
                ErrorKind.InputOutput,
                $"The suppression file '{path}' cannot be read. {exception.Message}",
                "Check that you may read the file.",
                path,
                exception);
        }
        catch (JsonException exception)
        {
            throw Invalid(path, exception.Message, exception);
        }
    }

    private static SuppressionFile Check(SuppressionFile? file, string path)
    {
        if (file is null || file.Suppressions is null)
        {
            throw Invalid(path, "It is empty.");
        }

        if (file.SchemaVersion is < 1 or > CurrentSchemaVersion)
        {
            throw Invalid(path, $"Its schemaVersion is {file.SchemaVersion}; this version reads {CurrentSchemaVersion}.");
        }

        for (int index = 0; index < file.Suppressions.Count; index++)
        {
            Suppression? entry = file.Suppressions[index];
            if (entry is null || string.IsNullOrWhiteSpace(entry.Rule) || string.IsNullOrWhiteSpace(entry.Target) || string.IsNullOrWhiteSpace(entry.Reason))
            {
                throw Invalid(path, $"Entry {index + 1} lacks a rule, a target or a reason.");
            }

            if (RuleCatalog.Find(entry.Rule) is null)
            {
                throw Invalid(path, $"Entry {index + 1} names the rule '{entry.Rule}', which does not exist.");
            }
        }

        return file;
    }

    private static SignInRecoveryException Invalid(string path, string reason, Exception? inner = null) => new(
        "SuppressionFileInvalid",
        ErrorKind.InvalidData,
        $"The suppression file '{path}' is not of the form that docs/suppressions.md describes. {reason}",
        "Mend the file; nothing was suppressed.",
        path,
        inner);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(SuppressionFile))]
internal sealed partial class SuppressionFileContext : JsonSerializerContext;
