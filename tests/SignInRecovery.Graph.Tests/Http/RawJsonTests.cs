using System.Buffers;
using System.Text;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Collection;
using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Http;

/// <summary>Objects are cut out of answers as they are, and what is no object of ours is noticed.</summary>
public class RawJsonTests
{
    [Fact]
    public void A_page_gives_its_objects_as_they_are()
    {
        var items = new List<string>();
        var page = GraphPage.Read(
            """{"@odata.context":"x","@odata.count":7,"value":[{"id":"a","n":1.50},{"id":"b","text":"\u00e9"}],"@odata.nextLink":"https://g/next"}"""u8,
            item => items.Add(Encoding.UTF8.GetString(item)));

        Assert.Equal(["""{"id":"a","n":1.50}""", """{"id":"b","text":"\u00e9"}"""], items);
        Assert.Equal((2, "https://g/next", 7L), (page.Items, page.Next, page.Count));
    }

    [Fact]
    public void One_object_is_a_page_of_one()
    {
        var items = new List<string>();
        var page = GraphPage.Read("""{"id":"a","value":"text"}"""u8, item => items.Add(Encoding.UTF8.GetString(item)));

        Assert.Single(items);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("""{"id":"a"}""", true)]
    [InlineData("""{"id":"a" """, false)]
    [InlineData("<html></html>", false)]
    [InlineData("{} {}", false)]
    [InlineData("61", true)]
    public void A_body_that_broke_off_is_noticed(string body, bool isWhole) =>
        Assert.Equal(isWhole, BodyReader.IsJson(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_line_has_no_line_breaks_and_no_context()
    {
        var line = new ArrayBufferWriter<byte>();
        RawObject.WriteOwnedLine("p", "{\n \"@odata.context\": \"x\", \"a\": 1.50, \"b@odata.context\": \"y\", \"b\": [true, null]\n}"u8, line);

        Assert.Equal("""{"parent":"p","value":{"a":1.50,"b":[true,null]}}""", Encoding.UTF8.GetString(line.WrittenSpan));
    }

    [Fact]
    public void An_object_that_comes_on_two_pages_is_taken_once()
    {
        var taken = 0;
        var ask = new Ask(SectionCatalog.Get("users"), "/users", _ => taken++);
        _ = ask.TakePage("""{"value":[{"id":"a"},{"id":"b"}],"@odata.nextLink":"n"}"""u8);
        _ = ask.TakePage("""{"value":[{"id":"b"},{"id":"c"}]}"""u8);

        Assert.Equal((3, 3L, 2), (taken, ask.Items, ask.Pages));
    }

    [Fact]
    public void A_refused_page_size_is_given_up_once()
    {
        var ask = new Ask(SectionCatalog.Get("users"), "/users?$select=id&$top=999&$count=true", _ => { })
        {
            Fault = new DirectoryException("Request_BadRequest", "No.") { Status = 400 },
        };

        Assert.True(ask.TryDropPageSize());
        Assert.Equal("/users?$select=id&$count=true", ask.Path);
        ask.Fault = new DirectoryException("Request_BadRequest", "No.") { Status = 400 };
        Assert.False(ask.TryDropPageSize());
    }

    [Theory]
    [InlineData(400, "BadRequest", "Resource not found for the segment 'x'.", TenantCloud.Global, SectionStatus.NotAvailable)]
    [InlineData(400, "BadRequest", "Not here.", TenantCloud.USGov, SectionStatus.NotAvailable)]
    [InlineData(400, "BadRequest", "Odd.", TenantCloud.Global, SectionStatus.Partial)]
    [InlineData(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant", "Neither.", TenantCloud.Global, SectionStatus.NotLicensed)]
    [InlineData(403, "Authorization_RequestDenied", "Insufficient privileges.", TenantCloud.Global, SectionStatus.Forbidden)]
    [InlineData(500, "UnknownError", "Oh.", TenantCloud.Global, SectionStatus.Partial)]
    public void A_refusal_is_a_status(int status, string code, string message, TenantCloud cloud, SectionStatus expected)
    {
        var session = new SessionInfo
        {
            Id = Guid.Empty,
            Account = "a",
            IsApplication = true,
            Kind = CredentialKind.ClientSecret,
            TenantId = "t",
            Cloud = cloud,
            GraphEndpoint = "https://g/",
            AuthorityHost = "https://a/",
            Capability = SessionCapability.Assess,
            Permissions = [],
            ExpiresAt = DateTimeOffset.UnixEpoch,
            IsRenewable = true,
        };

        var state = SectionOutcome.Of(SectionCatalog.Get("registrationDetails"), new DirectoryException(code, message) { Status = status }, session);

        Assert.Equal(expected, state.Status);
        Assert.Equal(expected == SectionStatus.Forbidden ? "AuditLog.Read.All" : null, state.Permission);
    }
}
