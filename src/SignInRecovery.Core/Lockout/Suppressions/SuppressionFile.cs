using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;

namespace SignInRecovery.Lockout;

/// <summary>The file in which an organisation keeps the risks that it accepts; its form is described in docs/suppressions.md.</summary>
public sealed record SuppressionFile
{
    /// <summary>The newest version of the form that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly UserFile Kind = new("SuppressionFile", "suppression file", "is not of the form that docs/suppressions.md describes", "Mend the file; nothing was suppressed.");

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
    public static SuppressionFile Read(string path) =>
        Kind.Read(path, stream => Check(JsonSerializer.Deserialize(stream, SuppressionFileContext.Default.SuppressionFile), path));

    private static SuppressionFile Check(SuppressionFile? file, string path)
    {
        if (file is null || file.Suppressions is null)
        {
            throw Kind.Invalid(path, "It is empty.");
        }

        Kind.RequireVersion(path, file.SchemaVersion, CurrentSchemaVersion);

        for (int index = 0; index < file.Suppressions.Count; index++)
        {
            Suppression? entry = file.Suppressions[index];
            if (entry is null || string.IsNullOrWhiteSpace(entry.Rule) || string.IsNullOrWhiteSpace(entry.Target) || string.IsNullOrWhiteSpace(entry.Reason))
            {
                throw Kind.Invalid(path, $"Entry {index + 1} lacks a rule, a target or a reason.");
            }

            if (RuleCatalog.Find(entry.Rule) is null)
            {
                throw Kind.Invalid(path, $"Entry {index + 1} names the rule '{entry.Rule}', which does not exist.");
            }
        }

        return file;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(SuppressionFile))]
internal sealed partial class SuppressionFileContext : JsonSerializerContext;
