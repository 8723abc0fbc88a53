using CsCheck;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class LockoutAssessmentTests
{
    private static readonly Tenant Contoso = TenantLoader.Load(Samples.Open("Contoso"), isSample: true);

    [Fact]
    public void A_rule_that_throws_is_unknown_and_the_others_go_on()
    {
        LockoutRule throwing = new ProbeRule(_ => throw new InvalidOperationException("broken"));
        LockoutRule passing = new ProbeRule(_ => [new RuleResult(LockoutStatus.Pass, "Fine.")]);

        IReadOnlyList<LockoutFinding> findings = LockoutAssessment.Run(Contoso, Options, [throwing, passing]);

        Assert.Collection(
            findings,
            f => Assert.Equal(LockoutStatus.Unknown, f.Status),
            f => Assert.Equal(LockoutStatus.Pass, f.Status));
        Assert.Contains("broken", findings[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_refers_to_one_that_fails_still_answers()
    {
        LockoutRule throwing = new ProbeRule(_ => throw new InvalidOperationException("broken"));
        LockoutRule referring = new ProbeRule(c => [new RuleResult(LockoutStatus.Fail, $"The other is {Assert.Single(c.ResultsOf(throwing)).Status}.")]);

        Assert.Equal("The other is Unknown.", Assert.Single(LockoutAssessment.Run(Contoso, Options, [referring])).Reason);
    }

    [Fact]
    public void What_a_rule_finds_is_worked_out_once_for_all_that_refer_to_it()
    {
        int asked = 0;
        LockoutRule counted = new ProbeRule(_ => [new RuleResult(LockoutStatus.Pass, $"Asked {Interlocked.Increment(ref asked)} times.")]);
        LockoutRule referring = new ProbeRule(c => c.ResultsOf(counted));

        Assert.All(LockoutAssessment.Run(Contoso, Options, [counted, referring, referring]), f => Assert.Equal("Asked 1 times.", f.Reason));
    }

    [Fact]
    public void A_rule_that_fails_midway_keeps_no_pass_from_before()
    {
        LockoutRule rule = new ProbeRule(_ => PassThenThrow());

        Assert.Equal(LockoutStatus.Unknown, Assert.Single(LockoutAssessment.Run(Contoso, Options, [rule])).Status);

        static IEnumerable<RuleResult> PassThenThrow()
        {
            yield return new RuleResult(LockoutStatus.Pass, "Fine so far.");
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public void A_rule_that_says_nothing_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(LockoutAssessment.Run(Contoso, Options, [new ProbeRule(_ => [])])).Status);

    [Fact]
    public void A_cancelled_assessment_ends_and_does_not_turn_into_findings() =>
        Assert.Throws<OperationCanceledException>(() => LockoutAssessment.Run(Contoso, Options, new CancellationToken(canceled: true)));

    [Fact]
    public void The_worst_comes_first()
    {
        IReadOnlyList<LockoutFinding> findings = LockoutAssessment.Run(Contoso, Options);

        Assert.Equal(findings.Order(Comparer<LockoutFinding>.Create(LockoutAssessment.WorstFirst)), findings);
        Assert.Equal(LockoutStatus.Fail, findings[0].Status);
    }

    /// <summary>The order of the lines in the snapshot's files decides nothing.</summary>
    [Fact]
    public void The_order_of_a_snapshot_does_not_matter()
    {
        string[] expected = Describe(LockoutAssessment.Run(Contoso, Options));
        Gen.Int[0, int.MaxValue].Sample(
            seed => Describe(LockoutAssessment.Run(TenantLoader.Load(new ShuffledSource(Contoso.Source, seed)), Options)).SequenceEqual(expected),
            iter: 20,
            seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void Two_runs_say_the_same() =>
        Assert.Equal(Describe(LockoutAssessment.Run(Contoso, Options)), Describe(LockoutAssessment.Run(Contoso, Options)));

    private static LockoutOptions Options => new() { AsOf = Contoso.CapturedAt!.Value };

    private static string[] Describe(IEnumerable<LockoutFinding> findings) =>
        [.. findings.Select(f => $"{f.RuleId} {f.Status} {f.Severity} {f.Target.Id}")];

    private sealed class ProbeRule(Func<RuleContext, IEnumerable<RuleResult>> evaluate) : LockoutRule("SR0101")
    {
        public override IReadOnlyList<string> Sections => ["users"];

        public override IEnumerable<RuleResult> Evaluate(RuleContext context) => evaluate(context);
    }
}
