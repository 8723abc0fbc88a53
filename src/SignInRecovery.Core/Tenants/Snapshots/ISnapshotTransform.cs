using System.Buffers;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Changes a snapshot on its way out, line by line, as pseudonymisation does.</summary>
public interface ISnapshotTransform
{
    /// <summary>Whether anything of a section is written; a section that is not leaves neither a file nor its name.</summary>
    /// <param name="section">The section's name.</param>
    bool Covers(string section);

    /// <summary>Changes the manifest.</summary>
    /// <param name="manifest">The manifest as it would be written.</param>
    SnapshotManifest Transform(SnapshotManifest manifest);

    /// <summary>Writes the changed form of a line, without a line break.</summary>
    /// <param name="section">The section of the line.</param>
    /// <param name="line">A well-formed JSON object in UTF-8.</param>
    /// <param name="output">Where the changed line goes.</param>
    /// <returns>False when nothing of the line may be written; then nothing was written to the output.</returns>
    bool TryTransform(string section, ReadOnlySpan<byte> line, IBufferWriter<byte> output);
}
