using SignInRecovery.Gateway;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>The ledgers of all sections of one collection.</summary>
internal sealed class Ledgers
{
    private readonly Dictionary<string, SectionLedger> _ledgers;

    public Ledgers(IEnumerable<SectionDeclaration> sections, ISectionSink sink, CollectionMeter meter) =>
        _ledgers = sections.ToDictionary(s => s.Name, s => new SectionLedger(s, sink, meter), StringComparer.Ordinal);

    /// <summary>The ledger of a section.</summary>
    public SectionLedger this[string section] => _ledgers[section];

    /// <summary>All of them, in the order of the catalogue.</summary>
    public IEnumerable<SectionLedger> All => _ledgers.Values;

    /// <summary>Whether a section is part of the collection.</summary>
    public bool Has(string section) => _ledgers.ContainsKey(section);
}
