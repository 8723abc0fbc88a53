using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>The interview: it ends, and asks nothing whose answer changes nothing.</summary>
public class InterviewTests
{
    private static string Print(RecoveryQuestion question) => string.Join('\n', RecoveryPaths.Find(question).SelectMany(p => RecoveryText.Lines(p, 1000, isFull: true)));

    [Theory]
    [InlineData(RecoverySituation.LostSecondFactor)]
    [InlineData(RecoverySituation.SessionEnded)]
    [InlineData(RecoverySituation.WrongCloud)]
    [InlineData(RecoverySituation.ForgottenPassword)]
    [InlineData(RecoverySituation.UnmanagedTenant)]
    public void Every_question_has_two_answers_that_differ(RecoverySituation situation)
    {
        var interview = new RecoveryInterview(new RecoveryQuestion { Situation = situation });
        int count = 0;
        while (interview.Next() is InterviewQuestion question)
        {
            Assert.InRange(++count, 1, 8);
            string[] outcomes = question.Typed is null
                ? [.. question.Answers.Select(a => Print(a.Apply(interview.Question))), Print(interview.Question)]
                : [Print(question.Typed(interview.Question, "DE")), Print(interview.Question)];
            Assert.True(outcomes.Distinct().Count() > 1, $"{question.Id} changes nothing");
            interview.Answer(question, (int?)null);
        }
    }

    [Fact]
    public void What_is_known_is_not_asked()
    {
        var interview = new RecoveryInterview(new RecoveryQuestion { Situation = RecoverySituation.LostSecondFactor, Relationship = RecoveryRelationship.Member, HasRole = false, Environment = TenantCloud.Global, Product = "Teams", Country = "DE" });

        Assert.Null(interview.Next());
    }

    [Fact]
    public void The_group_leads_to_the_situation()
    {
        var interview = new RecoveryInterview(new RecoveryQuestion());
        InterviewQuestion group = interview.Next()!;
        interview.Answer(group, (int)SituationGroup.Password);
        InterviewQuestion situation = interview.Next()!;
        interview.Answer(situation, 0);

        Assert.Equal(("Group", "Situation"), (group.Id, situation.Id));
        Assert.Equal(RecoverySituation.ForgottenPassword, interview.Question.Situation);
    }

    [Fact]
    public void A_code_with_two_causes_is_asked_about()
    {
        var interview = new RecoveryInterview(new RecoveryQuestion { Error = SignInError.Parse("50053") });
        InterviewQuestion cause = interview.Next()!;
        interview.Answer(cause, 1);

        Assert.Equal("Cause", cause.Id);
        Assert.Equal(RecoverySituation.MaliciousAddress, interview.Question.Situation);
    }

    [Fact]
    public void Every_group_and_situation_can_be_chosen_by_one_digit()
    {
        Assert.All(Enum.GetValues<SituationGroup>(), g => Assert.InRange(Situations.All.Count(s => s.Group == g), 1, 9));
        Assert.InRange(Enum.GetValues<SituationGroup>().Length, 1, 9);
    }
}
