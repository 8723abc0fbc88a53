using System.Security;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Sessions;

/// <summary>
/// Makes the credential of Azure.Identity that a request asks for. Tokens stay in the memory of the credential; there is no
/// cache on disk and no broker.
/// </summary>
internal sealed class Credentials(SessionRequest request, CloudEndpoints endpoints, HttpClient http, TimeProvider time, Func<IDirectoryEvents?> events)
{
    /// <summary>The public client for people: Microsoft Graph Command Line Tools (facts/graph.md, I1c).</summary>
    public const string CommandLineToolsClientId = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    // Connect is not the place for long patience: the person waits, and the cause is shown at once.
    private const int TokenRetries = 2;

    /// <summary>Whether a person signs in, so that permissions are asked for by name.</summary>
    public bool IsInteractive => request.Kind is CredentialKind.Browser or CredentialKind.DeviceCode;

    /// <summary>The scopes to ask for.</summary>
    public string[] Scopes => IsInteractive && request.Scopes.Count > 0
        ? [.. request.Scopes.Select(endpoints.Scope)]
        : [endpoints.DefaultScope];

    /// <summary>Creates the credential. A new one has an empty cache.</summary>
    /// <exception cref="DirectoryException">Something that it needs is missing or cannot be used.</exception>
    public TokenCredential Create() => request.Kind switch
    {
        CredentialKind.Browser => new InteractiveBrowserCredential(With(new InteractiveBrowserCredentialOptions
        {
            TenantId = request.TenantId,
            ClientId = request.ClientId ?? CommandLineToolsClientId,
            DisableInstanceDiscovery = endpoints.IsCustom,
        })),
        CredentialKind.DeviceCode => new DeviceCodeCredential(With(new DeviceCodeCredentialOptions
        {
            TenantId = request.TenantId,
            ClientId = request.ClientId ?? CommandLineToolsClientId,
            DisableInstanceDiscovery = endpoints.IsCustom,
            DeviceCodeCallback = ShowCodeAsync,
        })),
        CredentialKind.ClientSecret => new ClientSecretCredential(
            Tenant(),
            Client(),
            SecretText.Of(request.Secret),
            With(new ClientSecretCredentialOptions { DisableInstanceDiscovery = endpoints.IsCustom })),
        CredentialKind.Certificate => new ClientCertificateCredential(
            Tenant(),
            Client(),
            CertificateFinder.Find(request, time.GetUtcNow()),
            With(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = endpoints.IsCustom })),
        CredentialKind.ManagedIdentity => new ManagedIdentityCredential(With(new ManagedIdentityCredentialOptions(
            request.ClientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(request.ClientId)))),
        CredentialKind.WorkloadIdentity => new WorkloadIdentityCredential(With(new WorkloadIdentityCredentialOptions
        {
            TenantId = Tenant(),
            ClientId = Client(),
            TokenFilePath = request.TokenFilePath ?? Environment.GetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE"),
            DisableInstanceDiscovery = endpoints.IsCustom,
        })),
        CredentialKind.AzureCli => new AzureCliCredential(With(new AzureCliCredentialOptions
        {
            TenantId = request.TenantId,
            ProcessTimeout = TimeSpan.FromSeconds(60),
        })),
        CredentialKind.AccessToken => Given(request.Secret),
        _ => throw new NotSupportedException($"No credential for {request.Kind}."),
    };

    private T With<T>(T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = endpoints.Authority;
        options.Transport = new HttpClientTransport(http);
        options.Retry.MaxRetries = TokenRetries;
        options.Retry.NetworkTimeout = request.RequestTimeout;

        // The bodies of token requests and answers are secrets.
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Diagnostics.IsAccountIdentifierLoggingEnabled = false;
        return options;
    }

    private GivenTokenCredential Given(SecureString? token)
    {
        var content = TokenContent.Read(SecretText.Of(token));
        if (token is null || content?.ExpiresAt is not { } expiresAt)
        {
            throw new DirectoryException(
                DirectoryErrorCodes.TokenUnreadable,
                "What was given is no access token of Microsoft Graph: it has not the three parts of a token, or does not say when it ends.");
        }

        return IsForHere(content)
            ? new GivenTokenCredential(token, expiresAt, time)
            : throw new DirectoryException(
                DirectoryErrorCodes.TokenForeign,
                $"The access token that was given is for '{content.Audience}' and not for {endpoints.Graph.Authority}, so it was not sent.");
    }

    // Tokens name Microsoft Graph by its address or by its application id, which is the same in every cloud.
    private bool IsForHere(TokenContent content) =>
        Uri.TryCreate(content.Audience, UriKind.Absolute, out var audience)
            ? string.Equals(audience.Authority, endpoints.Graph.Authority, StringComparison.OrdinalIgnoreCase)
            : content.Audience == "00000003-0000-0000-c000-000000000000" && endpoints.IsMicrosoftGraph;

    private string Tenant() => request.TenantId ?? throw Incomplete("tenant");

    private string Client() => request.ClientId ?? throw Incomplete("application (client)");

    private static DirectoryException Incomplete(string what) => new(
        DirectoryErrorCodes.SignInFailed, $"The sign-in of an application needs the {what} id, and neither the command nor the environment names it.");

    private Task ShowCodeAsync(DeviceCodeInfo code, CancellationToken cancellationToken)
    {
        events()?.DeviceCode(code.Message, code.VerificationUri.AbsoluteUri, code.UserCode, code.ExpiresOn);
        return Task.CompletedTask;
    }
}
