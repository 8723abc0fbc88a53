using SignInRecovery.Gateway;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>What the parts of one collection share.</summary>
internal sealed record CollectionContext(
    SessionInfo Session,
    CollectionRequest Request,
    ISectionSink Sink,
    IDirectoryEvents Events,
    AskReader Reader,
    Ledgers Ledgers,
    References References,
    CollectionMeter Meter)
{
    /// <summary>The groups, when they are not those of the whole tenant.</summary>
    public GroupLines Groups { get; } = new(Ledgers["groups"]);

    /// <summary>Asks for a section as it is declared, and takes each object as a line.</summary>
    public Ask Plain(string section, string? owner = null) => Listed(section, SectionPaths.Of(SectionCatalog.Get(section), owner));

    /// <summary>Asks for a path of a section, and takes each object as a line.</summary>
    public Ask Listed(string section, string path, IdSet? sharedIds = null)
    {
        var ledger = Ledgers[section];
        return ledger.Add(new Ask(
            ledger.Section,
            path,
            item =>
            {
                References.Take(section, item);
                if (section == "groups")
                {
                    Groups.Take(item);
                    return;
                }

                ledger.Write(item);
            })
        {
            IsEventual = path.Contains("$count=true", StringComparison.Ordinal),
            SharedIds = sharedIds,
        });
    }

    /// <summary>Asks for what belongs to an owner, and takes each object as a line with its owner.</summary>
    public Ask Owned(string section, string owner, string? path = null)
    {
        var ledger = Ledgers[section];
        return ledger.Add(new Ask(ledger.Section, path ?? SectionPaths.Of(ledger.Section, owner), item => ledger.Write(owner, item)) { MayBeGone = true });
    }

    /// <summary>Reads a round of asks.</summary>
    public async Task RoundAsync(IReadOnlyCollection<Ask> asks, CancellationToken cancellationToken) =>
        Meter.RoundTrips += await Reader.ReadAsync(asks, cancellationToken).ConfigureAwait(false);
}
