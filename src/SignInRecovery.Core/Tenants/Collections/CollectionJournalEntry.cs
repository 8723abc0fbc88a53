using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants.Collections;

/// <summary>One line of the journal of a collection: how far a section has come, all of which is on disk.</summary>
internal sealed record CollectionJournalEntry
{
    /// <summary>The section's name; null in the first line, which says whose collection it is.</summary>
    public string? Section { get; init; }

    /// <summary>The length of the section's file, in bytes.</summary>
    public long Length { get; init; }

    /// <summary>The lines of the section's file.</summary>
    public long Lines { get; init; }

    /// <summary>Where the section goes on.</summary>
    public string? Next { get; init; }

    /// <summary>The state of the section, when it came to one.</summary>
    public SectionState? State { get; init; }

    /// <summary>What the collection is of, in the first line.</summary>
    public string? Key { get; init; }

    /// <summary>When the collection began, in the first line.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CollectionJournalEntry))]
internal sealed partial class CollectionJournalContext : JsonSerializerContext;
