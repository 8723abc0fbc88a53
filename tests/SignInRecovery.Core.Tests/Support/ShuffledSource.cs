using System.Text;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>A snapshot whose lines come in another order.</summary>
internal sealed class ShuffledSource(SnapshotSource inner, int seed) : SnapshotSource
{
    public override string Name => inner.Name;

    public override SnapshotManifest Manifest => inner.Manifest;

    public override IReadOnlyList<string> SectionNames => inner.SectionNames;

    internal override Stream OpenSection(string section)
    {
        using var reader = new StreamReader(inner.OpenSection(section));
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        new Random(seed).Shuffle(lines);
        return new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
    }

    internal override void EnsureUnchanged() => inner.EnsureUnchanged();
}
