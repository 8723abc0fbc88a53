namespace SignInRecovery.Tenants;

/// <summary>A domain that the organisation has verified (Graph: verifiedDomain).</summary>
public sealed record VerifiedDomain
{
    /// <summary>The domain's name, for example <c>contoso.com</c>.</summary>
    public string? Name { get; init; }

    /// <summary>True for the <c>onmicrosoft.com</c> domain that the tenant was made with.</summary>
    public bool? IsInitial { get; init; }

    /// <summary>True for the domain that new users get.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Managed or Federated as Graph prints it.</summary>
    public DomainAuthenticationType? Type { get; init; }

    /// <summary>The services that use the domain, as one text, for example <c>Email, OfficeCommunicationsOnline</c>.</summary>
    public string? Capabilities { get; init; }
}
