using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>
/// What an object was from a moment on. Directory reads may lag behind writes (facts/graph.md, I3), so the older version
/// stays until the newer one has become visible.
/// </summary>
internal sealed record StoredVersion(DateTimeOffset VisibleFrom, JsonElement? Value, StoredVersion? Older)
{
    internal JsonElement? At(DateTimeOffset now)
    {
        for (var version = this; version is not null; version = version.Older)
        {
            if (version.VisibleFrom <= now)
            {
                return version.Value;
            }
        }

        return null;
    }
}
