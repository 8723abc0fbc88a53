using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>What an address signs in to: read from answers as the endpoints give them, and Unknown where they are unreliable.</summary>
public class AccountResolverTests
{
    private const string TenantId = "5b1d2c3e-0000-4000-8000-00000000000a";
    private const string Configuration =
        """{"token_endpoint":"https://login.microsoftonline.com/5b1d2c3e-0000-4000-8000-00000000000a/oauth2/token","issuer":"https://sts.windows.net/5b1d2c3e-0000-4000-8000-00000000000a/","tenant_region_scope":"EU","tenant_region_sub_scope":"GCC","cloud_instance_name":"microsoftonline.com"}""";

    private const string Managed = """{"NameSpaceType":"Managed","DomainName":"contoso.com","cloud_instance_name":"microsoftonline.com"}""";
    private const string Federated = """{"NameSpaceType":"Federated","AuthURL":"https://sts.contoso.com/adfs/ls/?username=abc","FederationBrandName":"Contoso"}""";

    [Fact]
    public async Task The_documented_endpoint_tells_the_tenant_and_no_more()
    {
        Endpoints endpoints = new(new PublicAnswer(200, Configuration, null));

        SignInAccount account = await Resolve(endpoints, isDeep: false);

        Assert.Equal((TenantId, "EU", "GCC", "microsoftonline.com"), (account.TenantId, account.Region, account.RegionPart, account.CloudInstance));
        Assert.True(account.DomainHasTenant);
        Assert.Equal((AccountKind.Unknown, DomainNamespace.Unknown), (account.Kind, account.Namespace));
        Assert.Equal(["https://login.microsoftonline.com/contoso.com/.well-known/openid-configuration"], endpoints.Asked);
        Assert.All(account.Basis, b => Assert.True(b.IsDocumented));
        Assert.Contains(account.Missing, m => m.Remedy.Contains("-Deep", StringComparison.Ordinal));
        Assert.Contains("Work or school account", account.Advice[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_no_tenant_has_is_known_to_have_none()
    {
        var answer = new PublicAnswer(400, """{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant 'contoso.com' not found."}""", null);

        SignInAccount account = await Resolve(new Endpoints(answer), isDeep: false);

        Assert.False(account.DomainHasTenant);
        Assert.Contains(account.Advice, a => a.Contains("another cloud", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request","error_description":"AADSTS90014: missing"}""")]
    [InlineData(429, "")]
    [InlineData(200, "<html>a proxy's page</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(503, "{\"error_description\": 7}")]
    public async Task Any_other_answer_decides_nothing(int status, string body)
    {
        SignInAccount account = await Resolve(new Endpoints(new PublicAnswer(status, body, null)), isDeep: false);

        Assert.Null(account.DomainHasTenant);
        Assert.Contains(account.Missing, m => m.Reason.StartsWith("OpenID configuration", StringComparison.Ordinal));
        Assert.Null(account.TenantId);
    }

    [Theory]
    [InlineData(0, 3, AccountKind.WorkOrSchool)]
    [InlineData(0, 2, AccountKind.Personal)]
    [InlineData(1, 3, AccountKind.None)]
    [InlineData(5, 3, AccountKind.Personal)]
    [InlineData(6, 3, AccountKind.Both)]
    [InlineData(2, 3, AccountKind.Unknown)]
    [InlineData(3, 3, AccountKind.Unknown)]
    [InlineData(4, 3, AccountKind.Unknown)]
    [InlineData(-1, 3, AccountKind.Unknown)]
    [InlineData(17, 3, AccountKind.Unknown)]
    public async Task The_kind_is_what_the_sign_in_page_would_be_told(int ifExists, int domainType, AccountKind kind)
    {
        SignInAccount account = await Resolve(Deep(Managed, Existence(ifExists, 0, domainType)), isDeep: true);

        Assert.Equal(kind, account.Kind);
        Assert.Equal(DomainNamespace.Managed, account.Namespace);
        Assert.All(account.Basis.Where(b => !b.IsDocumented), b => Assert.Equal(KnowledgeStatus.Unverified, b.Status));
        Assert.Equal(kind == AccountKind.Unknown, account.Missing.Any(m => m.Reason.Contains("did not say", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_given_while_throttling_counts_for_nothing()
    {
        SignInAccount account = await Resolve(Deep(Managed, Existence(1, throttle: 1, 3)), isDeep: true);

        Assert.Equal(AccountKind.Unknown, account.Kind);
        Assert.Contains(account.Missing, m => m.Reason.Contains("throttling", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_federated_domain_names_its_server_and_leaves_existence_open()
    {
        SignInAccount account = await Resolve(Deep(Federated, Existence(0, 0, 4)), isDeep: true);

        Assert.Equal((DomainNamespace.Federated, "sts.contoso.com", AccountKind.WorkOrSchool), (account.Namespace, account.FederationProvider, account.Kind));
        Assert.Contains(account.Missing, m => m.Reason.Contains("federation server only", StringComparison.Ordinal));
        Assert.Contains(account.Advice, a => a.Contains("sts.contoso.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_federated_domain_nobody_says_for_certain_that_an_account_is_not_there()
    {
        SignInAccount account = await Resolve(Deep(Federated, Existence(1, 0, 4)), isDeep: true);

        Assert.Equal(AccountKind.None, account.Kind);
        Assert.Contains(account.Missing, m => m.Reason.Contains("federation server only", StringComparison.Ordinal));
        Assert.Contains("not certain", account.Advice[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_account_is_not_told_that_its_domain_lacks_a_tenant()
    {
        var endpoints = new Endpoints(
            new PublicAnswer(400, """{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant not found."}""", null),
            new PublicAnswer(200, "{}", null),
            new PublicAnswer(200, "{}", null),
            new PublicAnswer(200, Existence(5, 0, 2), null));

        SignInAccount account = await Resolve(endpoints, isDeep: true);

        Assert.Equal(AccountKind.Personal, account.Kind);
        Assert.DoesNotContain(account.Advice, a => a.Contains("No tenant of this cloud", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unmanaged_tenant_is_said_to_be_one()
    {
        Endpoints endpoints = new(
            new PublicAnswer(200, Configuration, null),
            new PublicAnswer(200, Managed, null),
            new PublicAnswer(200, """{"NameSpaceType":"Managed","IsViral":true}""", null),
            new PublicAnswer(200, Existence(0, 0, 3), null));

        SignInAccount account = await Resolve(endpoints, isDeep: true);

        Assert.True(account.IsUnmanaged);
        Assert.Contains(account.Advice, a => a.Contains("unmanaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_address_is_escaped_in_every_request()
    {
        Endpoints endpoints = Deep(Managed, Existence(1, 0, 3));

        _ = await AccountResolver.ResolveAsync(endpoints, AccountQuery.Of("a&b?c=d@bücher.example", AccountQuery.AuthorityOf(TenantCloud.China), true), TestContext.Current.CancellationToken);

        Assert.All(endpoints.Asked, a => Assert.StartsWith("https://login.chinacloudapi.cn/", a, StringComparison.Ordinal));
        Assert.Equal("https://login.chinacloudapi.cn/xn--bcher-kva.example/.well-known/openid-configuration", endpoints.Asked[0]);
        Assert.Contains("a%26b%3Fc%3Dd%40b", endpoints.Asked[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("@contoso.com")]
    [InlineData("abc@")]
    [InlineData("abc@localhost")]
    [InlineData("abc@contoso.com/../x")]
    [InlineData("a b@contoso.com")]
    [InlineData("abc@contoso.com,def@contoso.com")]
    [InlineData("abc@*.com")]
    public void What_is_no_single_address_is_refused(string address) =>
        Assert.Equal("SignInAddressInvalid", Assert.Throws<SignInRecoveryException>(() => AccountQuery.Of(address, AccountQuery.AuthorityOf(TenantCloud.Global), false)).ErrorId);

    [Theory]
    [InlineData("http://login.microsoftonline.com")]
    [InlineData("login.microsoftonline.com")]
    [InlineData("file:///etc")]
    public void A_service_without_https_is_refused(string authority) =>
        Assert.Equal("AuthorityHostInvalid", Assert.Throws<SignInRecoveryException>(() => AccountQuery.Of("abc@contoso.com", authority, false)).ErrorId);

    private static Task<SignInAccount> Resolve(Endpoints endpoints, bool isDeep) =>
        AccountResolver.ResolveAsync(endpoints, AccountQuery.Of("abc@contoso.com", AccountQuery.AuthorityOf(TenantCloud.Global), isDeep), TestContext.Current.CancellationToken);

    private static Endpoints Deep(string realm, string existence) => new(
        new PublicAnswer(200, Configuration, null),
        new PublicAnswer(200, realm, null),
        new PublicAnswer(200, "{}", null),
        new PublicAnswer(200, existence, null));

    private static string Existence(int ifExists, int throttle, int domainType) =>
        "{\"IfExistsResult\":" + ifExists + ",\"ThrottleStatus\":" + throttle + ",\"EstsProperties\":{\"DomainType\":" + domainType + "},\"Credentials\":{\"HasPassword\":true}}";

    /// <summary>Answers in order, and remembers what was asked.</summary>
    private sealed class Endpoints(params PublicAnswer[] answers) : IPublicEndpoints
    {
        public List<string> Asked { get; } = [];

        public Task<PublicAnswer> GetAsync(string address, CancellationToken cancellationToken)
        {
            Asked.Add(address);
            return Task.FromResult(answers[Asked.Count - 1]);
        }

        public Task<PublicAnswer> PostAsync(string address, string body, CancellationToken cancellationToken) => GetAsync(address, cancellationToken);
    }
}
