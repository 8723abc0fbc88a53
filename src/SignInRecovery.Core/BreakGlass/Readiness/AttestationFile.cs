using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;
using SignInRecovery.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>A file of answers to manual checks and of drills held. Its form is documented in docs/attestations.md.</summary>
public sealed record AttestationFile
{
    /// <summary>The version of the form that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly UserFile Kind = new("AttestationFile", "attestation file", "is not of the form that docs/attestations.md describes", "Mend the file; nothing in it was counted.");

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        TypeInfoResolver = AttestationFileContext.Default,

        // A slip in the name of a member, such as "taget", must not turn an answer about one account into one about all.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new TimeConverter() },
    };

    /// <summary>The version of the form; 1.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The answers and drills.</summary>
    public required IReadOnlyList<Attestation> Attestations { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="asOf">The time for which the question is asked: nothing can be attested for later.</param>
    /// <exception cref="SignInRecoveryException">The file is missing, unreadable, or not of the documented form.</exception>
    public static AttestationFile Read(string path, DateTimeOffset asOf) =>
        Kind.Read(path, stream => Check(JsonSerializer.Deserialize<AttestationFile>(stream, Options), path, asOf));

    private static AttestationFile Check(AttestationFile? file, string path, DateTimeOffset asOf)
    {
        if (file?.Attestations is null)
        {
            throw Kind.Invalid(path, "It is empty.");
        }

        Kind.RequireVersion(path, file.SchemaVersion, CurrentSchemaVersion);

        var checkedEntries = new List<Attestation>();
        foreach (Attestation entry in file.Attestations)
        {
            int number = checkedEntries.Count + 1;
            string? fault = entry switch
            {
                null => "is empty",
                { Check: null } => "names no check",
                { Date: null } => "has no date",
                { Answer: null or AttestationAnswer.Unrecognized } => "has no answer Yes or No",
                { Kind: AttestationKind.Unrecognized } => "has a kind other than ManualCheck and Drill",
                { By: null } => "does not say who answered",
                _ when !BreakGlassReadiness.AttestableIds.Contains(entry.Check, StringComparer.OrdinalIgnoreCase) =>
                    $"names the check '{entry.Check}', which no person answers; these can be answered: {string.Join(", ", BreakGlassReadiness.AttestableIds)}",
                { Kind: not AttestationKind.Drill } when IsDrill(entry.Check) => $"answers {BreakGlassReadiness.DrillId} and is not of the kind Drill",
                { Kind: AttestationKind.Drill } when !IsDrill(entry.Check) => $"is of the kind Drill, and answers {entry.Check}; a drill answers {BreakGlassReadiness.DrillId}",
                _ when entry.Date > asOf => $"is dated {entry.Date:yyyy-MM-dd}, after the time asked about",
                _ => null,
            };
            if (fault is not null)
            {
                throw Kind.Invalid(path, $"Entry {number} {fault}.");
            }

            checkedEntries.Add(entry!);
        }

        return file with { Attestations = checkedEntries };
    }

    private static bool IsDrill(string? check) => string.Equals(check, BreakGlassReadiness.DrillId, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The source-generated reading of attestation files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(AttestationFile))]
internal sealed partial class AttestationFileContext : JsonSerializerContext;
