using System.Text.Json;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>
/// Finds out what an address signs in to, from the sign-in service's public endpoints. The OpenID configuration is the only one
/// that Microsoft documents; the meaning of the others' answers rests on third parties and is Unverified.
/// </summary>
public static class AccountResolver
{
    private const string NoSuchTenant = "AADSTS90002";

    // What the sign-in page is told (third-party descriptions of GetCredentialType, 2025-07-02).
    private const int Exists = 0;
    private const int ExistsNot = 1;
    private const int ExistsElsewhere = 5;
    private const int ExistsInBoth = 6;
    private const int ConsumerDomain = 2;
    private const int FederatedDomain = 4;

    /// <summary>Asks about one address.</summary>
    /// <param name="endpoints">The way to the service.</param>
    /// <param name="query">The address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DirectoryException">No answer came.</exception>
    public static async Task<SignInAccount> ResolveAsync(IPublicEndpoints endpoints, AccountQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(query);
        string path = $"{query.Authority}/{Uri.EscapeDataString(query.Domain)}/.well-known/openid-configuration";
        SignInAccount account = WithConfiguration(query, await endpoints.GetAsync(path, cancellationToken).ConfigureAwait(false));
        if (query.IsDeep)
        {
            string name = Uri.EscapeDataString(query.Address);
            account = WithRealm(account, query, await endpoints.GetAsync($"{query.Authority}/common/userrealm/{name}?api-version=2.0", cancellationToken).ConfigureAwait(false), "/common/userrealm");
            account = WithRealm(account, query, await endpoints.GetAsync($"{query.Authority}/GetUserRealm.srf?login={name}", cancellationToken).ConfigureAwait(false), "/GetUserRealm.srf");
            account = WithCredentialType(account, query, await endpoints.PostAsync($"{query.Authority}/common/GetCredentialType", CredentialTypeRequest(query.Address), cancellationToken).ConfigureAwait(false));
        }
        else
        {
            account = account with
            {
                Missing =
                [
                    .. account.Missing,
                    new MissingFact(
                        "account",
                        "Whether the account exists, whether it is a personal one, and where its password is checked is told by endpoints only that Microsoft does not document.",
                        "Ask again with -Deep, or look at the sign-in page: the hint 'Email, phone, or Skype' means that it takes personal accounts too."),
                ],
            };
        }

        return account with { Advice = AccountAdvice.Of(account) };
    }

    private static SignInAccount WithConfiguration(AccountQuery query, PublicAnswer answer)
    {
        var account = new SignInAccount { Address = query.Address, Domain = query.Domain };
        string endpoint = $"{query.Authority}/{query.Domain}/.well-known/openid-configuration";
        if (answer.Status == 200 && AccountAnswers.ReadConfiguration(answer) is { } configuration)
        {
            return account with
            {
                DomainHasTenant = true,
                TenantId = configuration.TenantId,
                Region = configuration.Region,
                RegionPart = configuration.RegionPart,
                CloudInstance = configuration.CloudInstance,
                Basis = [new AccountBasis(endpoint, true, $"{query.Domain} belongs to the tenant {configuration.TenantId}.", KnowledgeStatus.Verified)],
            };
        }

        string? code = AccountAnswers.ReadErrorCode(answer);
        return code == NoSuchTenant
            ? account with
            {
                DomainHasTenant = false,
                Basis = [new AccountBasis(endpoint, true, $"No tenant of this cloud has the domain {query.Domain} ({NoSuchTenant}).", KnowledgeStatus.Verified)],
            }
            : account with
            {
                Basis = [new AccountBasis(endpoint, true, $"The service answered with status {answer.Status}{(code is null ? string.Empty : $" and {code}")}, which decides nothing.", KnowledgeStatus.Verified)],
                Missing = [Unanswered("OpenID configuration", answer)],
            };
    }

    private static SignInAccount WithRealm(SignInAccount account, AccountQuery query, PublicAnswer answer, string endpoint)
    {
        if (answer.Status != 200 || AccountAnswers.ReadRealm(answer) is not { } realm)
        {
            return account with { Missing = [.. account.Missing, Unanswered(endpoint, answer)] };
        }

        string said = realm.Namespace switch
        {
            DomainNamespace.Managed => $"Microsoft Entra checks the passwords of {query.Domain}.",
            DomainNamespace.Federated => $"A federation server checks the passwords of {query.Domain}{(realm.Provider is null ? string.Empty : $": {realm.Provider}")}.",
            _ => $"The service knows no namespace for {query.Domain}.",
        };
        return account with
        {
            Namespace = account.Namespace == DomainNamespace.Unknown ? realm.Namespace : account.Namespace,
            FederationProvider = account.FederationProvider ?? realm.Provider,
            IsUnmanaged = account.IsUnmanaged ?? realm.IsUnmanaged,
            Basis = [.. account.Basis, new AccountBasis(query.Authority + endpoint, false, said, KnowledgeStatus.Unverified)],
        };
    }

    private static SignInAccount WithCredentialType(SignInAccount account, AccountQuery query, PublicAnswer answer)
    {
        const string Endpoint = "/common/GetCredentialType";
        if (answer.Status != 200 || AccountAnswers.ReadCredentialType(answer) is not { } type)
        {
            return account with { Missing = [.. account.Missing, Unanswered(Endpoint, answer)] };
        }

        if (type.IsThrottled)
        {
            return account with
            {
                Basis = [.. account.Basis, new AccountBasis(query.Authority + Endpoint, false, "The service was throttling, and its answer is not reliable.", KnowledgeStatus.Unverified)],
                Missing = [.. account.Missing, new MissingFact("account", "The service was throttling when it was asked whether the account exists, so its answer counts for nothing.", "Ask again in some minutes.")],
            };
        }

        bool isFederated = account.Namespace == DomainNamespace.Federated || type.DomainType == FederatedDomain || type.FederationRedirect is not null;
        (AccountKind kind, string said) = (type.IfExists, type.DomainType) switch
        {
            (Exists, ConsumerDomain) => (AccountKind.Personal, "A personal account has the address."),
            (Exists, _) when isFederated => (AccountKind.WorkOrSchool, "The address belongs to a federated domain, whose server alone knows whether the account exists."),
            (Exists, _) => (AccountKind.WorkOrSchool, "A work or school account has the address."),
            (ExistsNot, _) => (AccountKind.None, "The service knows no account with the address."),
            (ExistsElsewhere, _) => (AccountKind.Personal, "A personal account has the address, and no work or school account."),
            (ExistsInBoth, _) => (AccountKind.Both, "A work or school account and a personal account share the address."),
            _ => (AccountKind.Unknown, $"The service answered with IfExistsResult {type.IfExists?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "absent"}, which decides nothing."),
        };
        return account with
        {
            Kind = kind,
            Basis = [.. account.Basis, new AccountBasis(query.Authority + Endpoint, false, said, KnowledgeStatus.Unverified)],
            Missing = kind switch
            {
                AccountKind.Unknown => [.. account.Missing, new MissingFact("account", "The service did not say whether the account exists.", "Ask again in some minutes.")],
                AccountKind.WorkOrSchool or AccountKind.None when isFederated => [.. account.Missing, new MissingFact("account", "Whether the account exists is known to the federation server only.", "Ask the administrators of the federation server.")],
                _ => account.Missing,
            },
        };
    }

    private static MissingFact Unanswered(string what, PublicAnswer answer) => new(
        "account",
        $"{what} gave no usable answer (status {answer.Status}).",
        answer.RetryAfter is TimeSpan wait
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Ask again in {Math.Ceiling(wait.TotalSeconds)} seconds.")
            : "Ask again later, and look at the Service health page of Microsoft 365 from another network.");

    private static string CredentialTypeRequest(string address)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("username", address);
            writer.WriteBoolean("isOtherIdpSupported", true);
            writer.WriteBoolean("checkPhones", false);
            writer.WriteBoolean("isFidoSupported", true);
            writer.WriteBoolean("isRemoteNGCSupported", false);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
