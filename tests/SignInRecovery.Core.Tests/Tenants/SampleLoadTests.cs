using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Tenants;

public class SampleLoadTests
{
    [Theory]
    [InlineData("Contoso", 61)]
    [InlineData("Fabrikam", 25)]
    [InlineData("Northwind", 20)]
    public void A_sample_reads_without_a_problem(string name, int users)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(name), isSample: true);

        Assert.Empty(tenant.Problems);
        Assert.Equal(users, tenant.Users.Seen.Count);
    }
}
