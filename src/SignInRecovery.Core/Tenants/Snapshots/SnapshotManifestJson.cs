using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Reads and writes <c>tenant.json</c>.</summary>
internal static class SnapshotManifestJson
{
    /// <summary>The largest tenant.json that is read, in bytes; a real one has a few thousand.</summary>
    public const long MaximumLength = 4L * 1024 * 1024;

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="name">The path that error messages name.</param>
    /// <exception cref="SignInRecoveryException">It is no manifest, or one of a newer format.</exception>
    public static SnapshotManifest Read(Stream utf8, string name)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
        }
        catch (JsonException exception)
        {
            throw Invalid(name, exception.Message, exception);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("schemaVersion", out JsonElement version)
                || version.ValueKind != JsonValueKind.Number
                || !version.TryGetInt32(out int schemaVersion)
                || schemaVersion < 1)
            {
                throw Invalid(name, "It has no schemaVersion of 1 or higher.", null);
            }

            // The version is looked at before anything else: a newer format may have changed the shape of all the rest.
            if (schemaVersion > SnapshotManifest.CurrentSchemaVersion)
            {
                throw new SignInRecoveryException(
                    "SnapshotSchemaNewer",
                    ErrorKind.NotSupported,
                    $"The snapshot '{name}' has format version {schemaVersion}; this version of SignInRecovery reads up to version {SnapshotManifest.CurrentSchemaVersion}.",
                    "Update the SignInRecovery module, or take the snapshot again with this version.",
                    name);
            }

            try
            {
                return SnapshotManifestReader.Read(document.RootElement, schemaVersion);
            }
            catch (JsonException exception)
            {
                throw Invalid(name, exception.Message, exception);
            }
        }
    }

    /// <summary>Writes a manifest, indented, for people to read.</summary>
    /// <param name="manifest">The manifest.</param>
    public static byte[] Write(SnapshotManifest manifest) =>
        JsonSerializer.SerializeToUtf8Bytes(manifest, SnapshotManifestContext.Default.SnapshotManifest);

    /// <summary>The error for a tenant.json beyond <see cref="MaximumLength"/>.</summary>
    /// <param name="name">The path that the message names.</param>
    public static SignInRecoveryException TooLarge(string name) => Invalid(name, "It is far larger than such a file can be.", null);

    private static SignInRecoveryException Invalid(string name, string reason, Exception? inner) => new(
        "SnapshotManifestInvalid",
        ErrorKind.InvalidData,
        $"The file tenant.json of '{name}' is not a snapshot's. {reason}",
        "Name a folder or zip that Export-TenantSnapshot wrote, or take the snapshot again.",
        name,
        inner);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SnapshotManifest))]
internal sealed partial class SnapshotManifestContext : JsonSerializerContext;
