using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Import;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Tenants;

public sealed class TenantSourcesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signinrecovery-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_policy_file_makes_a_tenant_of_which_only_policies_were_seen()
    {
        string file = Path.Combine(_folder, "policy.json");
        File.WriteAllText(file, """{"id":"00000000-0000-4000-8000-0000000000aa","displayName":"Block","state":"enabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["block"]}}""");

        Tenant tenant = TenantLoader.Load(TenantSources.Open(file));

        Assert.Equal("Block", Assert.Single(tenant.Policies.Seen).DisplayName);
        Assert.False(tenant.Policies.All.IsKnown);
        Assert.False(tenant.Users.All.IsKnown);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_a_problem_with_its_file_and_name()
    {
        string file = Path.Combine(_folder, "policy.json");
        File.WriteAllText(file, """[{"id":"00000000-0000-4000-8000-0000000000aa","displayName":"Odd","state":"enabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["compliantNetwork"]}},{"id":"00000000-0000-4000-8000-0000000000ab","displayName":"Fine","state":"disabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}]""");

        Tenant tenant = TenantLoader.Load(TenantSources.Open(file));

        Assert.Equal("Fine", Assert.Single(tenant.Policies.Seen).DisplayName);
        Assert.Contains(tenant.Problems, p => !p.IsWarning && p.ObjectName == "Odd" && p.File.EndsWith("policy.json", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sample_is_opened_as_the_snapshot_that_it_is() =>
        Assert.Equal("Contoso Ltd", TenantLoader.Load(TenantSources.Open(Path.Combine(Samples.Folder, "Contoso"))).DisplayName);

    [Theory]
    [InlineData("nothing-here", "SnapshotNotFound")]
    [InlineData("empty.txt", "SnapshotNotRecognized")]
    public void What_is_no_source_is_refused_with_an_id_and_an_action(string name, string errorId)
    {
        File.WriteAllText(Path.Combine(_folder, "empty.txt"), "plain text");

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => TenantSources.Open(Path.Combine(_folder, name)));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.NotEmpty(exception.RecommendedAction);
    }
}
