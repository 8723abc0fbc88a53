namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Relations that are computed, not kept: of objects that are made when they are asked for.</summary>
internal interface ILinkSource
{
    IReadOnlyList<string> Targets(string from);

    IReadOnlyList<string> Origins(string to);

    bool Has(string from, string to);
}
