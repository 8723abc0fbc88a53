using System.Management.Automation;
using System.Security;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Hosting;
using SignInRecovery.Pipeline;
using SignInRecovery.Rights;
using SignInRecovery.Sessions;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Signs in to a tenant, and says who is connected and what he will and will not see.</summary>
[Cmdlet(VerbsCommunications.Connect, "SignInRecovery", DefaultParameterSetName = BrowserSet)]
[OutputType(typeof(SessionInfo))]
public sealed class ConnectSignInRecoveryCommand : LongRunningCommand
{
    private const string BrowserSet = "Browser";
    private const string DeviceCodeSet = "DeviceCode";
    private const string ClientSecretSet = "ClientSecret";
    private const string CertificateFileSet = "CertificateFile";
    private const string CertificateStoreSet = "CertificateStore";
    private const string ManagedIdentitySet = "ManagedIdentity";
    private const string WorkloadIdentitySet = "WorkloadIdentity";
    private const string AzureCliSet = "AzureCli";
    private const string AccessTokenSet = "AccessToken";
    private const string VariablesSet = "EnvironmentVariables";

    /// <summary>The tenant: its id or a verified domain.</summary>
    [Parameter(Position = 0)]
    [Alias("Tenant")]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>The application through which to sign in; for a managed identity, a user-assigned one.</summary>
    [Parameter(ParameterSetName = BrowserSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateFileSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateStoreSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = WorkloadIdentitySet)]
    [Alias("ApplicationId", "AppId")]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Signs in on another device, with a code that is shown here.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>An application's client id as user name, and its client secret as password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [ValidateNotNull]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>A PFX or PEM file with the certificate of an application and its private key.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateFileSet)]
    [ValidateNotNullOrEmpty]
    public string CertificatePath { get; set; } = null!;

    /// <summary>The password of the certificate's file.</summary>
    [Parameter(ParameterSetName = CertificateFileSet)]
    [ValidateNotNull]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The thumbprint of a certificate in the current user's personal store.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateStoreSet)]
    [ValidateNotNullOrEmpty]
    public string CertificateThumbprint { get; set; } = null!;

    /// <summary>Uses the managed identity of the Azure resource on which this runs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    [Alias("Identity")]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>A file with a token of another issuer that the application trusts (workload identity federation).</summary>
    [Parameter(Mandatory = true, ParameterSetName = WorkloadIdentitySet)]
    [ValidateNotNullOrEmpty]
    public string FederatedTokenPath { get; set; } = null!;

    /// <summary>Uses whoever is signed in to the Azure CLI.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AzureCliSet)]
    public SwitchParameter AzureCli { get; set; }

    /// <summary>An access token for Microsoft Graph that is there already. It cannot be renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [ValidateNotNull]
    public SecureString AccessToken { get; set; } = null!;

    /// <summary>Uses what the environment variables name: an application, a token file, a managed identity, the Azure CLI.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VariablesSet)]
    public SwitchParameter EnvironmentVariables { get; set; }

    /// <summary>What the session is for. Permissions to write are asked for with Provision only.</summary>
    [Parameter]
    public SessionCapability Capability { get; set; } = SessionCapability.Assess;

    /// <summary>The cloud of the tenant.</summary>
    [Parameter]
    [Alias("Cloud")]
    public TenantCloud Environment { get; set; } = TenantCloud.Global;

    /// <summary>The https address of another Microsoft Graph, without a path.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? GraphEndpoint { get; set; }

    /// <summary>The https address of another sign-in service, without a path.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AuthorityHost { get; set; }

    /// <summary>How many seconds one request may take.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int RequestTimeoutSeconds { get; set; } = 100;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            SessionRequest request = NewRequest();
            if (request.Kind is CredentialKind.Browser or CredentialKind.DeviceCode)
            {
                Summary.Write(this, ScopeLines(request));
            }

            IDirectorySession session = RunAsync((events, token) => ConnectAsync(request, events, token), request.TenantId);
            SessionStore.Current.Add(session);
            Summary.Write(this, SessionWords.Of(session.Info));
            WriteObject(session.Info);
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    private static Task<IDirectorySession> ConnectAsync(SessionRequest request, IPipelineEvents events, CancellationToken token)
    {
        events.Progress("Connecting", $"Signing in ({request.Kind})");
        return LiveCalls.ExplainAsync(
            () => DirectoryGatewayHost.Create().ConnectAsync(request, new GatewayEvents(events, "Connecting"), token),
            request.TenantId ?? "(the tenant of the sign-in)");
    }

    private IEnumerable<string> ScopeLines(SessionRequest request)
    {
        yield return Capability == SessionCapability.Assess
            ? $"Asking for {request.Scopes.Count} delegated permissions, all of them to read:"
            : $"Asking for {request.Scopes.Count} delegated permissions; those that write are {string.Join(", ", PermissionSets.Writing)}. All of them:";
        yield return $"  {string.Join(", ", request.Scopes)}";
    }

    private SessionRequest NewRequest() => new()
    {
        Kind = KindOf(),
        TenantId = TenantId,
        ClientId = ParameterSetName == ClientSecretSet ? Credential.UserName : ClientId,
        Secret = ParameterSetName switch
        {
            ClientSecretSet => Credential.Password,
            AccessTokenSet => AccessToken,
            _ => null,
        },
        CertificatePath = ParameterSetName == CertificateFileSet ? FileSystemPaths.Literal(this, CertificatePath) : null,
        CertificatePassword = CertificatePassword,
        CertificateThumbprint = ParameterSetName == CertificateStoreSet ? CertificateThumbprint : null,
        TokenFilePath = ParameterSetName == WorkloadIdentitySet ? FileSystemPaths.Literal(this, FederatedTokenPath) : null,
        Cloud = Environment,
        GraphEndpoint = GraphEndpoint,
        AuthorityHost = AuthorityHost,
        Capability = Capability,
        Scopes = PermissionSets.Delegated(Capability),
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
    };

    private CredentialKind KindOf() => ParameterSetName switch
    {
        DeviceCodeSet => CredentialKind.DeviceCode,
        ClientSecretSet => CredentialKind.ClientSecret,
        CertificateFileSet or CertificateStoreSet => CredentialKind.Certificate,
        ManagedIdentitySet => CredentialKind.ManagedIdentity,
        WorkloadIdentitySet => CredentialKind.WorkloadIdentity,
        AzureCliSet => CredentialKind.AzureCli,
        AccessTokenSet => CredentialKind.AccessToken,
        VariablesSet => CredentialKind.Environment,
        _ => CredentialKind.Browser,
    };
}
