using System.Globalization;
using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;
using SignInRecovery.Pipeline;
using SignInRecovery.Recovery;
using SignInRecovery.Sessions;
using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Tells how somebody who is locked out gets back in: who can help, by which steps, and whom to call.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryPath", DefaultParameterSetName = SituationSet)]
[OutputType(typeof(RecoveryPath), typeof(AdministratorRecovery), typeof(string))]
public sealed class GetRecoveryPathCommand : LongRunningCommand
{
    private const string SituationSet = "Situation";
    private const string ErrorSet = "ErrorCode";
    private const string UserSet = "User";
    private const string AllSet = "All";
    private const string InteractiveSet = "Interactive";

    /// <summary>What happened.</summary>
    [Parameter(Position = 0, ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = UserSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    public RecoverySituation? Situation { get; set; }

    /// <summary>What the sign-in page said: a code, the text, or the address.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = UserSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ArgumentCompleter(typeof(ErrorCodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ErrorCode { get; set; }

    /// <summary>The account that is locked out: its sign-in name or object id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UserSet)]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>A line for each administrator: whether anybody could bring the account back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Asks what still matters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>A tenant that was read before, as from Import-TenantSnapshot.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public Tenant? Tenant { get; set; }

    /// <summary>A snapshot folder, a zip of one, or another tool's export.</summary>
    [Parameter]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string? SnapshotPath { get; set; }

    /// <summary>One of the sample tenants that are shipped with the module.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Sample { get; set; }

    /// <summary>The session with a connected tenant; the one that was connected last when -User or -All names no source.</summary>
    [Parameter]
    [ValidateNotNull]
    public SessionInfo? Session { get; set; }

    /// <summary>The directory role of the account, as Microsoft prints it.</summary>
    [Parameter(ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Role { get; set; }

    /// <summary>The account is the only Global Administrator.</summary>
    [Parameter(ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter OnlyGlobalAdministrator { get; set; }

    /// <summary>What the person is to the tenant.</summary>
    [Parameter(ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    public RecoveryRelationship? Relationship { get; set; }

    /// <summary>The product that cannot be opened.</summary>
    [Parameter(ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = UserSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty]
    public string? Product { get; set; }

    /// <summary>The caller's country: two letters of ISO 3166, or its name in English.</summary>
    [Parameter(ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = UserSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [ArgumentCompleter(typeof(CountryCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Country { get; set; }

    /// <summary>The cloud of the tenant.</summary>
    [Parameter(ParameterSetName = SituationSet)]
    [Parameter(ParameterSetName = ErrorSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    public TenantCloud? Environment { get; set; }

    /// <summary>Writes Markdown, for a ticket.</summary>
    [Parameter]
    public SwitchParameter AsMarkdown { get; set; }

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            Answer();
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    private void Answer()
    {
        var source = new OptionalTenant(Tenant, SnapshotPath is null ? null : GetUnresolvedProviderPathFromPSPath(SnapshotPath), Sample, Session is null ? null : SessionStore.Current.Get(Session));
        RecoveryQuestion question = Question();
        Tenant? tenant = source.IsNone ? ReadConnected() : RunAsync(source.ReadAsync);
        if (tenant is not null)
        {
            TenantCommand.WriteProblems(this, tenant.Problems);
        }

        if (All)
        {
            WriteAll(tenant!);
            return;
        }

        if (Interactive)
        {
            question = Interviewer.Ask(Host, new RecoveryInterview(question, tenant is null ? null : q => RecoveryPaths.Find(q, tenant, user: null, OptionalTenant.AsOf(tenant, AsOf))));
        }

        if (question is { Situation: null, Error: null } && User is null)
        {
            throw new SignInRecoveryException(
                "RecoveryQuestionMissing",
                ErrorKind.InvalidArgument,
                "Nothing is said about what happened.",
                "Give -Situation (the Tab key lists them), -ErrorCode with what the sign-in page said, or -Interactive to be asked.");
        }

        IReadOnlyList<RecoveryPath> paths = tenant is null
            ? RecoveryPaths.Find(question)
            : Run((events, token) =>
            {
                events.Progress("Finding recovery paths", $"Looking at {tenant.Name}");
                return RecoveryPaths.Find(question, tenant, User, OptionalTenant.AsOf(tenant, AsOf), token);
            });
        foreach (RecoveryPath path in paths)
        {
            WriteObject(AsMarkdown ? RecoveryMarkdown.Of(path) : path);
        }

        int brief = paths.Count(p => p.IsAlternative);
        if (brief > 0 && !AsMarkdown)
        {
            Summary.Write(this, [string.Create(CultureInfo.InvariantCulture, $"{brief} of these paths are shown in short; Format-List and -AsMarkdown show the steps of all.")]);
        }
    }

    // A person is looked up in the connected tenant when no source is named; a situation needs no tenant, and asks none unbidden.
    private Tenant? ReadConnected()
    {
        if (ParameterSetName is not (UserSet or AllSet))
        {
            return null;
        }

        if (SessionStore.Current.All.Count == 0)
        {
            throw new SignInRecoveryException(
                "RecoveryTenantMissing",
                ErrorKind.InvalidArgument,
                $"-{ParameterSetName} asks about people of a tenant; none is given, and none is connected.",
                "Give -Tenant, -SnapshotPath or -Sample, or connect with Connect-SignInRecovery. Without any of them use -Situation or -ErrorCode.");
        }

        return RunAsync(new OptionalTenant(null, null, null, SessionStore.Current.Get(null)).ReadAsync);
    }

    private RecoveryQuestion Question() => new()
    {
        Situation = Situation,
        Error = ErrorCode is null ? null : SignInError.Parse(ErrorCode),
        Role = Role is null ? null : FindRole(Role),
        IsOnlyGlobalAdministrator = OnlyGlobalAdministrator.IsPresent ? OnlyGlobalAdministrator.ToBool() : null,
        Relationship = Relationship,
        Product = Product,
        Country = Country is null ? null : FindCountry(Country),
        Environment = Environment,
    };

    private static BuiltInRole FindRole(string name) =>
        BuiltInRoles.All.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? BuiltInRoles.Find(name)
        ?? throw new SignInRecoveryException(
            "RoleNotFound",
            ErrorKind.NotFound,
            $"{Printable.Line(name)} is no built-in directory role that this version knows.",
            "Give the role as Microsoft prints it, such as 'Global Administrator'; the Tab key completes the names. For a custom role leave -Role out.",
            name);

    private static string FindCountry(string country) =>
        SupportCountries.Find(country) is [SupportCountry found, ..] ? found.Code : throw SupportCountries.NotFound(country);

    private void WriteAll(Tenant tenant)
    {
        IReadOnlyList<AdministratorRecovery> lines = Run((events, token) =>
        {
            events.Progress("Finding helpers", $"Looking at {tenant.Name}");
            return AdministratorRecoveries.Of(tenant, OptionalTenant.AsOf(tenant, AsOf), token);
        });
        if (AsMarkdown)
        {
            WriteObject(RecoveryMarkdown.Of(lines));
        }
        else
        {
            WriteObject(lines, enumerateCollection: true);
        }

        Summary.Write(this, [Told(tenant, lines)]);
    }

    private static string Told(Tenant tenant, IReadOnlyList<AdministratorRecovery> lines)
    {
        int alone = lines.Count(l => l.IsAlone);
        int unsure = lines.Count(l => l.IsUnsure);
        if (lines.Count == 0)
        {
            return $"{tenant.Name}: no administrator was seen.{(tenant.Roles.MissingActive is [MissingFact missing, ..] ? " " + missing.Reason : string.Empty)}";
        }

        if (alone + unsure == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{tenant.Name}: each of the {lines.Count} administrators has somebody who can bring the account back.");
        }

        string nobody = alone == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{alone} {Have(alone)} nobody who could bring the account back");
        string notSure = unsure == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{unsure} {Have(unsure)} nobody of whom it is sure");
        string both = nobody.Length > 0 && notSure.Length > 0 ? $"{nobody}, and {notSure}" : nobody + notSure;
        return string.Create(CultureInfo.InvariantCulture, $"{tenant.Name}: of {lines.Count} administrators {both}. Get-RecoveryPath -User tells more of each.");
    }

    private static string Have(int count) => count == 1 ? "has" : "have";

    private T Run<T>(Func<IPipelineEvents, CancellationToken, T> work) =>
        RunAsync((events, token) => Task.FromResult(work(events, token)));
}
