using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>A pseudonymised snapshot gives the same findings about the same objects.</summary>
public sealed class PseudonymFindingsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void The_findings_stay_the_same(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();
        SnapshotWriter.Write(tenant, _scratch.Full("out"), transform: pseudonymizer);
        Tenant copy = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("out")));
        var options = new LockoutOptions { AsOf = tenant.CapturedAt!.Value };

        IEnumerable<string> before = LockoutAssessment.Run(tenant, options).Select(f => Describe(f, TokenOf(f.Target, pseudonymizer)));
        IEnumerable<string> after = LockoutAssessment.Run(copy, options).Select(f => Describe(f, f.Target.Kind == "Phone" ? "a telephone" : f.Target.Id));

        Assert.Empty(copy.Problems);
        Assert.Equal(RuleCatalog.All.Count > 0, after.Any());
        Assert.Equal(before.Order(StringComparer.Ordinal), after.Order(StringComparer.Ordinal));
    }

    /// <summary>Who holds which role, and who is in which group, is the ground that findings stand on.</summary>
    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void The_relations_stay_the_same(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();
        SnapshotWriter.Write(tenant, _scratch.Full("out"), transform: pseudonymizer);
        Tenant copy = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("out")));

        Assert.Equal(Relations(tenant, pseudonymizer.TokenOfId), Relations(copy, id => id));
        Assert.All(tenant.Users.Seen, u =>
        {
            User token = copy.Directory.FindUser(pseudonymizer.TokenOfId(u.Id)).Value!;
            Assert.Equal(
                (u.UserType, u.AccountEnabled, u.OnPremisesSyncEnabled, u.CreationType, u.Mail is null, u.MobilePhone is null, u.DisplayName is null),
                (token.UserType, token.AccountEnabled, token.OnPremisesSyncEnabled, token.CreationType, token.Mail is null, token.MobilePhone is null, token.DisplayName is null));
            Assert.Equal(pseudonymizer.TokenOfDomain(u.UserPrincipalName!.Split('@')[^1]), token.UserPrincipalName!.Split('@')[^1]);
            Assert.Equal(
                tenant.Directory.MethodsSeenOf(u.Id).Select(m => (m.Kind, m.AaGuid, m.PhoneType, m.CreatedDateTime)),
                copy.Directory.MethodsSeenOf(token.Id).Select(m => (m.Kind, m.AaGuid, m.PhoneType, m.CreatedDateTime)));
        });

        // A domain's federation, a shared telephone and the sections' states are still found.
        Assert.All(copy.FederationConfigurations.Seen, f => Assert.Contains(copy.Domains.Seen, d => d.Id == f.DomainId));
        Assert.Equal(
            tenant.Methods.Seen.Where(m => m.PhoneNumber is not null).GroupBy(m => string.Concat(m.PhoneNumber!.Where(char.IsAsciiDigit))).Select(g => g.Count()),
            copy.Methods.Seen.Where(m => m.PhoneNumber is not null).GroupBy(m => string.Concat(m.PhoneNumber!.Where(char.IsAsciiDigit))).Select(g => g.Count()));
        Assert.Equal(tenant.States.Select(s => (s.Key, s.Value.Status)).Order(), copy.States.Select(s => (s.Key, s.Value.Status)).Order());
    }

    [Fact]
    public void The_manifest_says_what_it_is()
    {
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();
        SnapshotWriter.Write(TenantLoader.Load(Samples.Open("Contoso")), _scratch.Full("out"), transform: pseudonymizer);

        SnapshotManifest manifest = SnapshotSource.Open(_scratch.Full("out")).Manifest;

        Assert.True(manifest.Pseudonymized);
        Assert.Equal(pseudonymizer.TokenOfId("2a7e48cb-8486-4028-80c6-5f47fe607fd9"), manifest.TenantId);
        Assert.StartsWith("Tenant ", manifest.DisplayName, StringComparison.Ordinal);
        Assert.All(manifest.Sections.Values, s => Assert.Null(s.Detail));
        Assert.Equal(SectionStatus.Forbidden, manifest.Sections["accessReviews"].Status);
    }

    [Fact]
    public void Two_exports_have_nothing_in_common()
    {
        using var first = new Pseudonymizer();
        using var second = new Pseudonymizer();

        Assert.NotEqual(first.TokenOfId("2a7e48cb-8486-4028-80c6-5f47fe607fd9"), second.TokenOfId("2a7e48cb-8486-4028-80c6-5f47fe607fd9"));
        Assert.NotEqual(first.TokenOfDomain("contoso.com"), second.TokenOfDomain("contoso.com"));
        Assert.Equal(first.TokenOfId("2a7e48cb-8486-4028-80c6-5f47fe607fd9"), first.TokenOfId("2A7E48CB-8486-4028-80C6-5F47FE607FD9"));
    }

    public void Dispose() => _scratch.Dispose();

    private static string Describe(LockoutFinding finding, string target) =>
        $"{finding.RuleId} {finding.Status} {finding.Severity} {finding.Target.Kind} {target} {finding.Evidence.Count} {string.Join(",", finding.Missing.Select(m => m.Subject).Order(StringComparer.Ordinal))}";

    private static string TokenOf(FindingTarget target, Pseudonymizer pseudonymizer) =>
        target.Kind == "Phone" ? "a telephone"
        : target.Id.Length >= 36 && Guid.TryParse(target.Id[..36], out _) ? pseudonymizer.TokenOfId(target.Id)
        : target.Id.Contains('.', StringComparison.Ordinal) ? pseudonymizer.TokenOfDomain(target.Id)
        : target.Id;

    private static string[] Relations(Tenant tenant, Func<string, string> token) =>
    [
        .. tenant.RoleAssignments.Seen.Select(a => $"{token(a.PrincipalId!)} {token(a.RoleDefinitionId!)} {token(a.DirectoryScopeId!)}")
            .Concat(tenant.Memberships.Seen.SelectMany(m => m.GroupIds.Select(g => $"{token(m.UserId)} in {token(g)}")))
            .Concat(tenant.GroupOwners.Seen.Select(o => $"{token(o.GroupId)} owned by {token(o.Id)}"))
            .Concat(tenant.AdministrativeUnitMembers.Seen.Select(m => $"{token(m.AdministrativeUnitId)} has {token(m.Id)} {m.Kind}"))
            .Concat(tenant.Policies.Seen.SelectMany(p => p.Conditions.Users.ExcludeGroups.Concat(p.Conditions.Users.ExcludeUsers).Select(g => $"{token(p.Id)} excludes {token(g)}")))
            .Concat(tenant.RoleManagementPolicies.Seen.SelectMany(p => (p.Approvers ?? []).Select(a => $"{token(p.RoleDefinitionId!)} approved by {a.Kind} {(a.Id is null ? "nobody" : token(a.Id))}")))
            .Order(StringComparer.Ordinal),
    ];
}
