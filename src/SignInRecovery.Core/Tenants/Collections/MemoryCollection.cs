using SignInRecovery.Gateway;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tenants.Collections;

/// <summary>Takes a collection into memory: for the scope of the administrators, which is small whatever the tenant.</summary>
public sealed class MemoryCollection : ISectionSink
{
    private readonly object _lock = new();
    private readonly Dictionary<string, List<ReadOnlyMemory<byte>>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SectionState> _states = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SectionCheckpoint? Resume(string section) => null;

    /// <inheritdoc/>
    public void Write(string section, ReadOnlySpan<byte> line)
    {
        byte[] copy = line.ToArray();
        lock (_lock)
        {
            LinesOf(section).Add(copy);
        }
    }

    /// <inheritdoc/>
    public void CommitPage(string section, string? next)
    {
        // What is in memory is gone with the process anyway.
    }

    /// <inheritdoc/>
    public void Restart(string section)
    {
        lock (_lock)
        {
            LinesOf(section).Clear();
        }
    }

    /// <inheritdoc/>
    public void Complete(string section, SectionState state)
    {
        lock (_lock)
        {
            _states[section] = state;
            if (state.Status is not (SectionStatus.Complete or SectionStatus.Partial))
            {
                _ = _lines.Remove(section);
            }
            else
            {
                _ = LinesOf(section);
            }
        }
    }

    /// <summary>The snapshot that was taken.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="manifest">Whose it is; the states of the sections are added.</param>
    public SnapshotSource ToSource(string name, SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        lock (_lock)
        {
            return new MemorySnapshotSource(
                name,
                manifest with { Sections = new Dictionary<string, SectionState>(_states, StringComparer.Ordinal) },
                _lines.ToDictionary(s => s.Key, s => (IReadOnlyList<ReadOnlyMemory<byte>>)[.. s.Value], StringComparer.Ordinal));
        }
    }

    private List<ReadOnlyMemory<byte>> LinesOf(string section)
    {
        if (!_lines.TryGetValue(section, out List<ReadOnlyMemory<byte>>? lines))
        {
            _lines.Add(section, lines = []);
        }

        return lines;
    }
}
