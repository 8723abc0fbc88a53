using System.Globalization;
using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Recovery;
using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Tells whom to call when somebody is locked out, how, and what to say. It needs no sign-in and no network.</summary>
[Cmdlet(VerbsCommon.Get, "SupportContact", DefaultParameterSetName = ContactSet)]
[OutputType(typeof(SupportContact), ParameterSetName = [ContactSet, ReferenceSet])]
[OutputType(typeof(string), ParameterSetName = [TemplateSet])]
public sealed class GetSupportContactCommand : PSCmdlet
{
    private const string ContactSet = "Contact";
    private const string ReferenceSet = "Reference";
    private const string TemplateSet = "Template";

    private IReadOnlyList<OwnContact> _own = [];

    /// <summary>The caller's country, as an ISO code of two letters or by its name in English; the machine's region when it is absent.</summary>
    [Parameter(Position = 0, ParameterSetName = ContactSet)]
    [Parameter(ParameterSetName = ReferenceSet)]
    [ArgumentCompleter(typeof(CountryCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Country { get; set; }

    /// <summary>The teams; those that an administrator who is locked out needs when it is absent.</summary>
    [Parameter(ParameterSetName = ContactSet)]
    [ValidateNotNullOrEmpty]
    public SupportTeam[] Team { get; set; } = [];

    /// <summary>What happened: the teams at which its recovery paths end are shown.</summary>
    [Parameter(ParameterSetName = ContactSet)]
    public RecoverySituation? Situation { get; set; }

    /// <summary>The product that cannot be opened, in one's own words.</summary>
    [Parameter(ParameterSetName = ContactSet)]
    [ValidateNotNullOrEmpty]
    public string? Product { get; set; }

    /// <summary>The cloud of the tenant.</summary>
    [Parameter(ParameterSetName = ContactSet)]
    public TenantCloud Environment { get; set; }

    /// <summary>The contact of a recovery path, as from Get-RecoveryPath.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ReferenceSet)]
    [AllowNull]
    public SupportContactReference? Contact { get; set; }

    /// <summary>A file with the organisation's own contacts, which are shown first.</summary>
    [Parameter(ParameterSetName = ContactSet)]
    [Parameter(ParameterSetName = ReferenceSet)]
    [ValidateNotNullOrEmpty]
    public string? ContactFile { get; set; }

    /// <summary>Writes the text of a contact file to begin with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TemplateSet)]
    public SwitchParameter ContactTemplate { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _own = ContactFile is null ? [] : OwnContactFile.Read(GetUnresolvedProviderPathFromPSPath(ContactFile)).Contacts;
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case TemplateSet:
                WriteObject(OwnContactFile.Template.ToJson());
                break;
            case ReferenceSet when Contact is null:
                // A path that a person of the organisation can walk names nobody to call.
                break;
            default:
                Show();
                break;
        }
    }

    private void Show()
    {
        TenantCloud cloud = Contact?.Environment ?? Environment;
        string? remark = null;
        IReadOnlyList<SupportCountry>? countries = cloud == TenantCloud.Global ? Countries(out remark) : [];
        if (countries is null)
        {
            return;
        }

        var query = new SupportQuery
        {
            Countries = countries,
            Teams = Team,
            Product = Product ?? Contact?.Product,
            Environment = cloud,
            OwnContacts = _own,
            AsOf = TimeProvider.System.GetUtcNow(),
        };
        IReadOnlyList<SupportContactReference> references = References();
        WriteObject(references.Count == 0 ? SupportContacts.Find(query) : SupportContacts.Find(query, references), enumerateCollection: true);
        if (remark is not null)
        {
            Summary.Write(this, [remark]);
        }
    }

    // The teams at which the paths of the situation end; with -Team only those of them that were asked for.
    private IReadOnlyList<SupportContactReference> References()
    {
        if (Contact is not null)
        {
            return [Contact];
        }

        if (Situation is not RecoverySituation situation)
        {
            return [];
        }

        var question = new RecoveryQuestion { Situation = situation, Product = Product, Country = Country, Environment = Environment };
        return
        [
            .. RecoveryPaths.Find(question)
                .Select(path => path.Contact)
                .OfType<SupportContactReference>()
                .Where(reference => Team.Length == 0 || Team.Contains(reference.Team))
                .DistinctBy(reference => reference.Team),
        ];
    }

    // Null when the country that was asked for is not listed, which has been said then.
    private IReadOnlyList<SupportCountry>? Countries(out string? remark)
    {
        remark = null;
        string? asked = Country ?? Contact?.Country;
        if (asked is not null)
        {
            IReadOnlyList<SupportCountry> found = SupportCountries.Find(asked);
            if (found.Count == 0)
            {
                WriteError(ErrorRecords.From(SupportCountries.NotFound(asked)));
                return null;
            }

            return found;
        }

        // An invariant culture has the region IV: the machine does not say where it is.
        RegionInfo region = RegionInfo.CurrentRegion;
        IReadOnlyList<SupportCountry> own = region.TwoLetterISORegionName is { Length: 2 } code and not "IV" ? SupportCountries.Find(code) : [];
        remark = own.Count == 0
            ? "This machine does not say in which country it is, so no numbers of a country are shown: -Country gives it."
            : $"Country: {string.Join(", ", own.Select(c => c.Name))}, by the region of this machine; -Country chooses another.";
        return own;
    }
}
