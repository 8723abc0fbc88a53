using System.Management.Automation;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Pipeline;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Tells what a sign-in would be asked, and whether the account can meet it.</summary>
[Cmdlet(VerbsCommon.Get, "SignInOutcome", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(SignInAnswer))]
public sealed class GetSignInOutcomeCommand : TenantCommand
{
    private (Tenant Tenant, SignInEvaluator Evaluator, PortalAccess Portals)? _prepared;

    /// <summary>The users: object ids, user principal names, display names, or objects that have one of them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] User { get; set; } = [];

    /// <summary>A snapshot folder, a zip of one, another tool's export, or files of Conditional Access policies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SnapshotSet)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public override string SnapshotPath { get; set; } = null!;

    /// <summary>The application that is opened: its name or its app id; the admin portals when it is absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Application { get; set; }

    /// <summary>What the user does instead of opening an application.</summary>
    [Parameter]
    public SignInUserAction? UserAction { get; set; }

    /// <summary>The authentication context that is asked for, such as c1.</summary>
    [Parameter]
    [ValidatePattern("^[cC][0-9]{1,2}$")]
    public string? AuthenticationContext { get; set; }

    /// <summary>The kind of client; a browser when it is absent.</summary>
    [Parameter]
    [ValidateSet("Browser", "MobileAppsAndDesktopClients", "ExchangeActiveSync", "Other")]
    public ClientAppType? ClientApp { get; set; }

    /// <summary>The platform; it stays open when it is absent.</summary>
    [Parameter]
    public SignInPlatform? Platform { get; set; }

    /// <summary>The public address; it stays open when it is absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    [ValidateNotNullOrEmpty]
    public string? IPAddress { get; set; }

    /// <summary>The country of the address, as an ISO code of two letters; it stays open when it is absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LocationCountryCompleter))]
    [ValidatePattern("^[A-Za-z]{2}$")]
    public string? Country { get; set; }

    /// <summary>The device: a hashtable of its properties, a device of a tenant, or an object as Graph writes deviceInfo; unmanaged when it is absent.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Device { get; set; }

    /// <summary>The sign-in risk; none when it is absent.</summary>
    [Parameter]
    [ValidateSet("None", "Low", "Medium", "High")]
    public RiskLevel? SignInRisk { get; set; }

    /// <summary>The user risk; what the tenant reports of the user when it is absent.</summary>
    [Parameter]
    [ValidateSet("None", "Low", "Medium", "High")]
    public RiskLevel? UserRisk { get; set; }

    /// <summary>The insider risk; none when it is absent.</summary>
    [Parameter]
    [ValidateSet("None", "Minor", "Moderate", "Elevated")]
    public InsiderRiskLevels? InsiderRisk { get; set; }

    /// <summary>The authentication flow; an ordinary sign-in when it is absent.</summary>
    [Parameter]
    [ValidateSet("None", "DeviceCodeFlow", "AuthenticationTransfer")]
    public AuthenticationTransferMethods? AuthenticationFlow { get; set; }

    /// <summary>What an absent signal stands for: it stays open, has its ordinary value, or lets no policy apply that is conditioned on it.</summary>
    [Parameter]
    public EvaluationMode Mode { get; set; } = EvaluationMode.WorstCase;

    /// <summary>Lists the policies that do not apply too, with the reason.</summary>
    [Parameter]
    public SwitchParameter IncludeNotApplied { get; set; }

    /// <summary>Treats report-only policies as if they were switched on.</summary>
    [Parameter]
    public SwitchParameter EnforceReportOnly { get; set; }

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string[] targets = [.. ((string[])[nameof(Application), nameof(UserAction), nameof(AuthenticationContext)]).Where(MyInvocation.BoundParameters.ContainsKey)];
        if (targets.Length > 1)
        {
            ThrowTerminatingError(ErrorRecords.From(new SignInRecoveryException(
                "SignInTargetAmbiguous",
                ErrorKind.InvalidArgument,
                $"A sign-in asks for one thing, and {string.Join(" and ", targets.Select(t => "-" + t))} are given.",
                "Give one of -Application, -UserAction and -AuthenticationContext.",
                targets[^1])));
        }
    }

    /// <inheritdoc/>
    protected override void Process(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        SignInContext context = ContextOf(tenant);
        foreach (object? user in User)
        {
            try
            {
                WriteObject(Evaluate(tenant, context, SignInSearch.UserId(tenant, SignInUsers.TextOf(user))));
            }
            catch (SignInRecoveryException exception)
            {
                // The other users are none the worse for it.
                WriteError(ErrorRecords.From(exception));
            }
        }
    }

    private SignInAnswer Evaluate(Tenant tenant, SignInContext context, string userId) => Run((events, token) =>
    {
        if (_prepared?.Tenant != tenant)
        {
            DateTimeOffset asOf = AsOf ?? (tenant.IsSample ? tenant.CapturedAt : null) ?? TimeProvider.System.GetUtcNow();
            var policies = new PolicySetOptions { EnforceReportOnly = EnforceReportOnly, AsOf = asOf };
            _prepared = (tenant, new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = asOf, Policies = policies }), new PortalAccess(tenant, asOf, policies));
        }

        (_, SignInEvaluator evaluator, PortalAccess portals) = _prepared.Value;
        SignInContext full = Mode == EvaluationMode.WorstCase
            ? AdminSignIn.Ordinary(context) with { UserRisk = UserRisk ?? portals.ContextOf(userId).UserRisk }
            : context;
        full = full with { UserId = userId };
        SignInOutcome outcome = evaluator.Evaluate(full, Mode);
        return SignInAnswer.Of(tenant, outcome, IncludeNotApplied, Mode == EvaluationMode.WorstCase ? portals.RefusedTogether(full, outcome) : null);
    });

    private SignInContext ContextOf(Tenant tenant) => new()
    {
        ApplicationId = UserAction is not null || AuthenticationContext is not null ? null
            : Application is null ? MandatoryMfa.AdminPortalAppId
            : SignInSearch.ApplicationId(tenant, Application),
        UserAction = UserAction,
        AuthenticationContext = AuthenticationContext?.ToLowerInvariant(),
        ClientAppType = ClientApp,
        Platform = Platform,
        IPAddress = IPAddress,
        Country = Country?.ToUpperInvariant(),
        Device = Device is null ? null : SignInDevices.Of(Device),
        SignInRisk = SignInRisk,
        UserRisk = UserRisk,
        InsiderRisk = InsiderRisk,
        AuthenticationFlow = AuthenticationFlow,
    };
}
