using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>The tables behind the advice: complete, sourced, and true to what was printed.</summary>
public class RecoveryKnowledgeTests
{
    [Fact]
    public void Every_situation_has_words() => Assert.Equal(Enum.GetValues<RecoverySituation>().Length, Situations.All.DistinctBy(s => s.Title).Count());

    [Fact]
    public void Every_fact_has_a_source_and_a_verified_one_a_date() => Assert.All(RecoveryFacts.All, f =>
    {
        Assert.NotEmpty(f.Text);
        Assert.NotEmpty(f.Source);
        Assert.True(f.Status != KnowledgeStatus.Verified || f.SourceDate is not null, f.Id);
    });

    [Fact]
    public void The_tables_have_every_pair()
    {
        Assert.Equal(18 * 6, RestoreMatrix.All.Count(c => c.Capability == RestoreMatrix.ResetPassword));
        Assert.Equal(18 * 4, RestoreMatrix.All.Count(c => c.Capability == RestoreMatrix.SensitiveActions));
        Assert.Equal(18 * 7, RestoreMatrix.All.Count(c => c.Capability == RestoreMatrix.AuthenticationMethods));
    }

    [Fact]
    public void The_asterisk_is_kept()
    {
        RestoreMatrixCell cell = Assert.Single(RestoreMatrix.All, c => c.Answer == RestoreAnswer.Uncertain);

        Assert.Equal(("Global Administrator", "Global Administrator", KnowledgeStatus.Unverified), (cell.Target, cell.Actor, cell.Status));
    }

    [Fact]
    public void Actions_name_built_in_roles() =>
        Assert.All(RoleActions.All.SelectMany(RoleActions.RolesWith), r => Assert.NotNull(BuiltInRoles.Find(r.TemplateId)));

    [Fact]
    public void As_many_roles_open_tickets_as_the_export_says()
    {
        Assert.Equal(45, RoleActions.RolesWith("microsoft.azure.supportTickets/allEntities/allTasks").Count);
        Assert.Equal(56, RoleActions.RolesWith("microsoft.office365.supportTickets/allEntities/allTasks").Count);
    }
}
