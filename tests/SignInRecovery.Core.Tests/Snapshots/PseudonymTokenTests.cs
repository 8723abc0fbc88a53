using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CsCheck;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>What becomes of single values.</summary>
public class PseudonymTokenTests
{
    private static readonly Gen<string> Address4 = Gen.UInt.Select(n => new IPAddress(BitConverter.GetBytes(n)).ToString());
    private static readonly Gen<string> Address6 = Gen.Byte.Array[16].Where(b => !new IPAddress(b).IsIPv4MappedToIPv6).Select(b => new IPAddress(b).ToString());

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000004")]
    [InlineData("62e90394-69f5-4237-9190-012177145e10")]
    [InlineData("00000003-0000-0ff1-ce00-000000000000")]
    [InlineData("797f4846-ba00-4fd7-ba43-dac1f8f63013")]
    [InlineData("All")]
    [InlineData("GuestsOrExternalUsers")]
    [InlineData("AllTrusted")]
    [InlineData("/")]
    [InlineData("c1")]
    public void What_is_the_same_in_every_tenant_stays(string id) => Assert.Equal(id, PseudonymFixture.Value("users", "id", id));

    [Theory]
    [InlineData("Global Admins")]
    [InlineData("ada@contoso.com")]
    [InlineData("lAPpYvVpN0KRkAEhdxReEI2Cgz1CupZIg7jy6dzCB24-1")]
    [InlineData("c100")]
    [InlineData("1")]
    public void Ids_of_another_form_become_tokens_as_a_whole(string id) =>
        Assert.Matches("^x[0-9a-f]{32}$", PseudonymFixture.Value("users", "id", id)!);

    [Fact]
    public void Ids_within_paths_are_the_ids_elsewhere()
    {
        const string Unit = "f1bc2727-5b25-48c1-89cc-b20b9c74ace0";
        const string Role = "62e90394-69f5-4237-9190-012177145e10";
        string token = PseudonymFixture.Value("users", "id", Unit)!;

        Assert.Equal($"/administrativeUnits/{token}", PseudonymFixture.Value("roleAssignments", "directoryScopeId", $"/administrativeUnits/{Unit}"));
        Assert.Equal($"Directory_{token}_{Role}", PseudonymFixture.Value("roleManagementPolicies", "id", $"Directory_{Unit}_{Role}"));
        Assert.Equal($"{token}-{token}", PseudonymFixture.Value("delegatedAdminRelationships", "id", $"{Unit}-{Unit.ToUpperInvariant()}"));
        Assert.Matches($"^/v1.0/groups/{token}/x[0-9a-f]{{8}}$", PseudonymFixture.Value("users", "id", $"/v1.0/groups/{Unit}/finance")!);
        Assert.True(Guid.TryParse(token, out _));
    }

    [Theory]
    [InlineData("contoso.com", "^d[0-9a-f]{8}\\.com$")]
    [InlineData("corp.contoso.com", "^d[0-9a-f]{8}\\.d[0-9a-f]{8}\\.com$")]
    [InlineData("contoso.co.uk", "^d[0-9a-f]{8}\\.co\\.uk$")]
    [InlineData("contoso.onmicrosoft.com", "^d[0-9a-f]{8}\\.onmicrosoft\\.com$")]
    [InlineData("contoso.mail.onmicrosoft.com", "^d[0-9a-f]{8}\\.mail\\.onmicrosoft\\.com$")]
    [InlineData("contoso.partner.onmschina.cn", "^d[0-9a-f]{8}\\.partner\\.onmschina\\.cn$")]
    [InlineData("notonmicrosoft.com", "^d[0-9a-f]{8}\\.com$")]
    [InlineData("co.uk", "^d[0-9a-f]{8}\\.uk$")]
    [InlineData("local", "^d[0-9a-f]{8}$")]
    [InlineData("host.internal1", "^d[0-9a-f]{8}\\.d[0-9a-f]{8}$")]
    public void Domains_become_tokens_by_label(string domain, string pattern) => Assert.Matches(pattern, PseudonymFixture.Value("domains", "id", domain)!);

    [Fact]
    public void Labels_are_the_same_wherever_they_stand()
    {
        string parent = PseudonymFixture.Value("domains", "id", "contoso.com")!;

        Assert.EndsWith("." + parent, PseudonymFixture.Value("domains", "id", "EU.Contoso.COM"), StringComparison.Ordinal);
        Assert.EndsWith("@" + parent, PseudonymFixture.Value("users", "mail", "Ada.Lovelace@Contoso.com"), StringComparison.Ordinal);
        Assert.Equal(PseudonymFixture.Value("users", "mail", "ada.lovelace@contoso.com"), PseudonymFixture.Value("users", "userPrincipalName", "Ada.Lovelace@Contoso.com"));
        Assert.StartsWith(parent.Split('.')[0] + ".onmicrosoft", PseudonymFixture.Value("domains", "id", "contoso.onmicrosoft.com"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_keeps_the_form_of_a_guest()
    {
        string home = PseudonymFixture.Value("users", "mail", "helena.voss@litware.com")!;
        string host = PseudonymFixture.Value("domains", "id", "contoso.onmicrosoft.com")!;

        string guest = PseudonymFixture.Value("users", "userPrincipalName", "helena.voss_litware.com#EXT#@contoso.onmicrosoft.com")!;

        Assert.Equal($"{home.Replace('@', '_')}#EXT#@{host}", guest);
    }

    [Fact]
    public void A_deleted_user_keeps_the_id_before_the_name()
    {
        string id = PseudonymFixture.Value("users", "id", "1420ab19-4a3d-4dbd-9538-73af2b1ab27e")!.Replace("-", string.Empty, StringComparison.Ordinal);
        string name = PseudonymFixture.Value("users", "userPrincipalName", "oliver@contoso.com")!;

        Assert.Equal(id + name, PseudonymFixture.Value("deletedUsers", "userPrincipalName", "1420ab194a3d4dbd953873af2b1ab27eoliver@contoso.com"));
    }

    [Theory]
    [InlineData("+1 425 555 0102", "^\\+0[0-9]{10}$")]
    [InlineData("+44 7700 900101", "^\\+0[0-9]{11}$")]
    [InlineData("4255550102", "^0[0-9]{9}$")]
    [InlineData("+1 425 555 0102 x 12", "^\\+0[0-9]{12}$")]
    [InlineData("call reception", "^text-[0-9a-f]{8}$")]
    public void Telephone_numbers_cannot_be_dialled(string phone, string pattern) =>
        Assert.Matches(pattern, PseudonymFixture.Value("users", "mobilePhone", phone)!);

    [Fact]
    public void One_number_in_two_spellings_is_one_number() =>
        Assert.Equal(PseudonymFixture.Value("users", "mobilePhone", "+1 425 555 0102"), PseudonymFixture.Value("users", "mobilePhone", "+1 4255550102"));

    [Theory]
    [InlineData("Ada Lovelace", "^User [0-9a-f]{8}$")]
    [InlineData("Bobby\"; DROP\u001b[31m\n", "^User [0-9a-f]{8}$")]
    [InlineData("Microsoft-managed: Block legacy", "^Microsoft-managed: User [0-9a-f]{8}$")]
    [InlineData("Global Administrator", "^Global Administrator$")]
    [InlineData("", "^$")]
    public void Names_become_their_kind_and_a_token(string name, string pattern) => Assert.Matches(pattern, PseudonymFixture.Value("users", "displayName", name)!);

    [Theory]
    [InlineData("https://sts.contoso.com/adfs/ls/?x=y", "^https://d[0-9a-f]{8}\\.d[0-9a-f]{8}\\.com/p[0-9a-f]{8}$")]
    [InlineData("http://contoso.com/", "^http://d[0-9a-f]{8}\\.com/$")]
    [InlineData("https://user:secret@contoso.com:8443/", "^https://d[0-9a-f]{8}\\.com/$")]
    [InlineData("https://203.0.113.7/x", "^https://[0-9.]+/p[0-9a-f]{8}$")]
    [InlineData("urn:contoso:idp", "^text-[0-9a-f]{8}$")]
    [InlineData("contoso", "^text-[0-9a-f]{8}$")]
    public void Web_addresses_keep_their_scheme(string url, string pattern)
    {
        string line = PseudonymFixture.Line("federationConfigurations", """{"parent":"contoso.com","value":{"issuerUri":""" + JsonSerializer.Serialize(url) + "}}")!;
        using var document = JsonDocument.Parse(line);

        Assert.Matches(pattern, document.RootElement.GetProperty("value").GetProperty("issuerUri").GetString()!);
        Assert.DoesNotContain("contoso", line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", line, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Addresses_share_as_long_a_prefix_as_before()
    {
        Gen.Select(Address4, Address4).Sample((a, b) => Shared(a, b) == Shared(Ip(a), Ip(b)), iter: 2_000);
        Gen.Select(Address6, Address6).Sample((a, b) => Shared(a, b) == Shared(Ip(a), Ip(b)), iter: 300);
        Gen.Select(Gen.Byte, Gen.Byte).Sample((a, b) => Shared($"10.1.2.{a}", $"10.1.2.{b}") == Shared(Ip($"10.1.2.{a}"), Ip($"10.1.2.{b}")), iter: 500);
    }

    [Fact]
    public void An_address_lies_in_a_range_exactly_when_it_did()
    {
        Gen.Select(Address4, Gen.Int[0, 32], Gen.Int[0, 32]).Sample((network, mask, flipped) =>
        {
            string inside = Flip(network, flipped);
            IPNetwork range = Network(network, mask);
            return range.Contains(IPAddress.Parse(inside)) == IPNetwork.Parse(Ip(range.ToString())).Contains(IPAddress.Parse(Ip(inside)));
        }, iter: 2_000);
    }

    [Theory]
    [InlineData("203.0.113.0/26", "/26")]
    [InlineData("2001:db8:1000::/48", "/48")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("198.51.100.77/32", "/32")]
    public void Ranges_keep_their_mask(string range, string end)
    {
        string token = Ip(range);

        Assert.EndsWith(end, token, StringComparison.Ordinal);
        Assert.True(IPNetwork.TryParse(token, out _), token);
    }

    [Fact]
    public void An_ipv4_address_in_ipv6_clothes_is_that_address() =>
        Assert.Equal("::ffff:" + Ip("198.51.100.77"), Ip("::ffff:198.51.100.77"));

    [Theory]
    [InlineData("the office")]
    [InlineData("10")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("203.0.113.0/")]
    [InlineData("203.0.113")]
    public void What_is_no_address_becomes_a_token(string text) => Assert.Matches("^text-[0-9a-f]{8}$", Ip(text));

    [Fact]
    public void A_certificate_keeps_its_dates_and_nothing_else()
    {
        string line = PseudonymFixture.LinesOf("Contoso").First(l => l.Section == "federationConfigurations").Line;
        using var before = JsonDocument.Parse(line);
        using var after = JsonDocument.Parse(PseudonymFixture.Line("federationConfigurations", line)!);

        using X509Certificate2 old = Certificate(before);
        using X509Certificate2 stand = Certificate(after);

        Assert.Equal((old.NotBefore, old.NotAfter), (stand.NotBefore, stand.NotAfter));
        Assert.Matches("^CN=certificate-[0-9a-f]{8}$", stand.Subject);
        Assert.NotEqual(old.SerialNumber, stand.SerialNumber);
        Assert.NotEqual(old.GetPublicKeyString(), stand.GetPublicKeyString());

        static X509Certificate2 Certificate(JsonDocument document) =>
            X509CertificateLoader.LoadCertificate(Convert.FromBase64String(document.RootElement.GetProperty("value").GetProperty("signingCertificate").GetString()!));
    }

    [Theory]
    [InlineData("MIIC not base64")]
    [InlineData("AAAA")]
    public void What_is_no_certificate_becomes_a_token(string text) =>
        Assert.Contains("\"signingCertificate\":\"text-", PseudonymFixture.Line("federationConfigurations", """{"parent":"c.com","value":{"signingCertificate":""" + JsonSerializer.Serialize(text) + "}}")!, StringComparison.Ordinal);

    private static string Ip(string text) => PseudonymFixture.Value("mfaTrustedIps", "cidrAddress", text)!;

    private static int Shared(string left, string right)
    {
        byte[] a = IPAddress.Parse(left).GetAddressBytes();
        byte[] b = IPAddress.Parse(right).GetAddressBytes();
        int bit = 0;
        while (bit < a.Length * 8 && ((a[bit / 8] ^ b[bit / 8]) & (0x80 >> (bit % 8))) == 0)
        {
            bit++;
        }

        return bit;
    }

    /// <summary>The address with one bit flipped; 32 flips none.</summary>
    private static string Flip(string address, int bit)
    {
        byte[] bytes = IPAddress.Parse(address).GetAddressBytes();
        if (bit < 32)
        {
            bytes[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes).ToString();
    }

    private static IPNetwork Network(string address, int mask)
    {
        byte[] bytes = IPAddress.Parse(address).GetAddressBytes();
        for (int bit = mask; bit < 32; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), mask);
    }
}
