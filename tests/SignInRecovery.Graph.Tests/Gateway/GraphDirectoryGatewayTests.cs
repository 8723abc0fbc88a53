using SignInRecovery.Graph;
using Xunit;

namespace SignInRecovery.Tests.Gateway;

public class GraphDirectoryGatewayTests
{
    [Fact]
    public async Task Describe_names_the_global_endpoints_and_every_part_once()
    {
        var gateway = new GraphDirectoryGateway();

        var description = await gateway.DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal("https://graph.microsoft.com/v1.0", description.Endpoint);
        Assert.Equal("https://login.microsoftonline.com/", description.Authority);
        var names = description.Components.Select(component => component.Name).ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal).Distinct(), names);
        Assert.Superset(new HashSet<string> { "Azure.Identity", "Microsoft.Graph", "Microsoft.Identity.Client" }, names.ToHashSet());
        Assert.All(description.Components, component => Assert.True(Version.Parse(component.Version) > new Version(0, 0)));
    }

    [Fact]
    public async Task Describe_ends_when_it_is_cancelled()
    {
        var gateway = new GraphDirectoryGateway();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gateway.DescribeAsync(new CancellationToken(canceled: true)));
    }
}
