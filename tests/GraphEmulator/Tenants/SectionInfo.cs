namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>How far the snapshot's section goes, from tenant.json: what could not be read then is refused again.</summary>
internal sealed record SectionInfo(string Status, string? Permission);
