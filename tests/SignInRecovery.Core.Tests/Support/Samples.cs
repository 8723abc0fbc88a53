using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>The sample tenants, from the source tree.</summary>
internal static class Samples
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "src", "SignInRecovery", "Samples");

    public static SnapshotSource Open(string name) => SnapshotSource.Open(Path.Combine(Folder, name));
}
