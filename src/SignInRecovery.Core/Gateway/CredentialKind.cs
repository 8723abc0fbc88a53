namespace SignInRecovery.Gateway;

/// <summary>How a session proves who it is.</summary>
public enum CredentialKind
{
    /// <summary>A person signs in with the system's browser.</summary>
    Browser,

    /// <summary>A person signs in on another device, with a code that is shown here.</summary>
    DeviceCode,

    /// <summary>An application with a client secret.</summary>
    ClientSecret,

    /// <summary>An application with a certificate, from a file or from the user's store.</summary>
    Certificate,

    /// <summary>The managed identity of the Azure resource on which this runs.</summary>
    ManagedIdentity,

    /// <summary>An application that another issuer vouches for, with a token file (workload identity federation).</summary>
    WorkloadIdentity,

    /// <summary>Whoever is signed in to the Azure CLI.</summary>
    AzureCli,

    /// <summary>An access token that the caller already has. It cannot be renewed.</summary>
    AccessToken,

    /// <summary>Whatever the environment variables name, in a fixed order; see docs/connecting.md.</summary>
    Environment,
}
