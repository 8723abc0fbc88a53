using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The file <c>tenant.json</c> of a snapshot: whose it is, when and by what it was taken, and how far each section goes.</summary>
public sealed record SnapshotManifest
{
    /// <summary>The newest version of the format that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the format; 1 is the first.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The tenant's id; null when the source did not say, as in a folder of policies.</summary>
    public string? TenantId { get; init; }

    /// <summary>The tenant's display name; null when the source did not say.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The cloud that the tenant lives in.</summary>
    public TenantCloud Cloud { get; init; } = TenantCloud.Global;

    /// <summary>When the snapshot was taken; null when the source did not say.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>The program and version that wrote it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Whose objects the bulk sections hold.</summary>
    public SnapshotScope Scope { get; init; } = SnapshotScope.Administrators;

    /// <summary>Whether names, addresses and ids stand as tokens in place of the tenant's own.</summary>
    public bool Pseudonymized { get; init; }

    /// <summary>How far each section goes, by the section's name. A section that is absent here was not collected.</summary>
    public IReadOnlyDictionary<string, SectionState> Sections
    {
        get => field ?? EmptySections;
        init;
    }

    /// <summary>Properties that this version does not know; they are kept.</summary>
    [JsonExtensionData]
    public IDictionary<string, System.Text.Json.JsonElement>? AdditionalProperties { get; set; }

    private static IReadOnlyDictionary<string, SectionState> EmptySections { get; } = new Dictionary<string, SectionState>(StringComparer.Ordinal);
}
