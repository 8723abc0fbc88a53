using System.Text.Json;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Gathers the sections of a scenario's tenant: a fact that is absent leaves its section unknown, an empty list empty.</summary>
internal sealed class ScenarioSections
{
    /// <summary>The id of the tenant of every scenario: single-tenant applications are registered in it.</summary>
    public const string TenantId = "5ce7a110-0000-4000-8000-000000000000";

    private readonly Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SectionState> _states = new(StringComparer.Ordinal);

    /// <summary>Gives a section its lines, all of them or some.</summary>
    public void Set(string section, IEnumerable<JsonElement> lines, bool isComplete = true) =>
        Set(section, [.. lines.Select(l => (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(l, ScenarioJsonContext.Default.JsonElement))], isComplete);

    /// <summary>Gives a section its lines, all of them or some.</summary>
    public void Set(string section, IEnumerable<Action<Utf8JsonWriter>> lines, bool isComplete = true) => Set(section, [.. lines.Select(Line)], isComplete);

    /// <summary>Says that a section has no objects.</summary>
    public void SetEmpty(params IReadOnlyList<string> sections)
    {
        foreach (string section in sections)
        {
            Set(section, (IReadOnlyList<ReadOnlyMemory<byte>>)[], isComplete: true);
        }
    }

    /// <summary>The tenant of what was gathered.</summary>
    /// <exception cref="ScenarioFaultException">An object of the facts is not what Graph makes.</exception>
    public Tenant Build()
    {
        Tenant tenant = TenantLoader.Load(new MemorySnapshotSource(
            "scenario",
            new SnapshotManifest
            {
                SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
                TenantId = TenantId,
                DisplayName = "the scenario's tenant",
                CreatedBy = "scenario",
                Scope = SnapshotScope.AllUsers,
                Sections = _states,
            },
            _lines));
        SnapshotProblem? problem = tenant.Problems.FirstOrDefault(p => !p.IsWarning);
        return problem is null ? tenant : throw new ScenarioFaultException(
            "facts",
            $"Object {problem.Line} of {Path.GetFileNameWithoutExtension(problem.File)} cannot be read. {problem.Reason}");
    }

    private static ReadOnlyMemory<byte> Line(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private void Set(string section, IReadOnlyList<ReadOnlyMemory<byte>> lines, bool isComplete)
    {
        _lines[section] = lines;
        _states[section] = isComplete
            ? new SectionState { Status = SectionStatus.Complete, Count = lines.Count }
            : new SectionState { Status = SectionStatus.Partial, Detail = "The facts of the scenario leave some of it open." };
    }
}
