using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>Every path ends at a person, at a team with a way to reach it, or says plainly that none exists.</summary>
public class PathEndingTests
{
    public static TheoryData<RecoverySituation> AllSituations => [.. Enum.GetValues<RecoverySituation>()];

    [Theory]
    [MemberData(nameof(AllSituations))]
    public void Every_answer_without_a_tenant_is_whole(RecoverySituation situation)
    {
        foreach (TenantCloud cloud in Enum.GetValues<TenantCloud>())
        {
            foreach (RecoveryRelationship? relationship in Enum.GetValues<RecoveryRelationship>().Select(r => (RecoveryRelationship?)r).Append(null))
            {
                foreach (BuiltInRole? role in (BuiltInRole?[])[null, BuiltInRoles.GlobalAdministrator])
                {
                    Check(RecoveryPaths.Find(new RecoveryQuestion { Situation = situation, Relationship = relationship, Environment = cloud, Role = role, IsOnlyGlobalAdministrator = role is null ? null : true }));
                }
            }
        }
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Every_answer_for_a_sample_is_whole(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        DateTimeOffset asOf = tenant.CapturedAt!.Value;
        var graph = new RestoreGraph(tenant, asOf, new PortalHelperAccess(tenant, asOf));
        foreach (RecoverySituation situation in Enum.GetValues<RecoverySituation>())
        {
            Check(RecoveryPaths.Find(new RecoveryQuestion { Situation = situation }, graph, user: null));
        }

        foreach (User user in tenant.Users.Seen)
        {
            Check(RecoveryPaths.Find(new RecoveryQuestion(), graph, user.Id));
        }
    }

    [Fact]
    public void A_tenant_of_which_nothing_was_seen_promises_nobody()
    {
        var builder = new TenantBuilder();
        foreach (string section in (string[])["users", "roleAssignments", "roleEligibilities", "groupEligibilities", "policies"])
        {
            _ = builder.Status(section, SignInRecovery.Tenants.SectionStatus.Forbidden);
        }

        IReadOnlyList<RecoveryPath> paths = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.LostSecondFactor }, builder.Build(), user: null, TenantBuilder.Now);

        Assert.DoesNotContain(paths, p => p is { Route: RecoveryRoute.Colleague, ActorId: not null });
        RecoveryPath prepare = Assert.Single(paths, p => p.Route == RecoveryRoute.Prepare);
        Assert.Equal(RecoveryCertainty.Unknown, prepare.Certainty);
        Assert.NotEmpty(prepare.Missing);
    }

    private static void Check(IReadOnlyList<RecoveryPath> paths)
    {
        Assert.NotEmpty(paths);
        Assert.Equal(Enumerable.Range(1, paths.Count), paths.Select(p => p.Rank));
        Assert.Contains(paths, p => p.Route != RecoveryRoute.SelfService);
        foreach (RecoveryPath path in paths)
        {
            Assert.NotEmpty(path.Steps);
            Assert.NotEmpty(path.Basis);
            Assert.False(string.IsNullOrWhiteSpace(path.Actor));
            Assert.True(path.Certainty == RecoveryCertainty.Certain || path.Doubt.Length > 0, $"{path.Title}: no reason why it is {path.Certainty}");
            Assert.All(path.Steps, s =>
            {
                Assert.NotEmpty(s.Text);
                Assert.NotEmpty(s.Where);
                Assert.NotEmpty(s.Command);
                Assert.NotEmpty(s.Actor);
            });
            string text = string.Join('\n', RecoveryText.Lines(path, 100, isFull: true));
            Assert.True(path.Contact is null || path.Contact.Ways.Count > 0 || text.Contains("No way to reach this team in this cloud", StringComparison.Ordinal), path.Title);
            Assert.True(path.Route != RecoveryRoute.Microsoft || path.Contact is not null, path.Title);
        }
    }
}
