using CsCheck;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>The policies of public repositories that are committed under tests/fixtures.</summary>
public class RealPolicyTests
{
    private const int Contexts = 1000;

    private static readonly Tenant Tenant = new TenantBuilder()
        .User("ada", "Ada").Assign("ada", "62e90394-69f5-4237-9190-012177145e10").User("ben", "Ben")
        .User("zoe", "Zoe", "\"creationType\":\"Invitation\",\"userType\":\"Guest\"")
        .Add("policies", File.ReadAllLines(Path.Combine(Repository.Root, "tests", "fixtures", "real-policies", "policies.jsonl")))
        .Build();

    [Fact]
    public void All_of_them_are_read()
    {
        Assert.Empty(Tenant.Problems);
        Assert.Equal(208, Tenant.Policies.Seen.Count);
    }

    [Fact]
    public void They_evaluate_for_a_thousand_sign_ins_without_an_exception_and_each_Unknown_has_a_reason()
    {
        PolicySet asTheyAre = PolicySet.Compile(Tenant);
        PolicySet enforced = PolicySet.Compile(Tenant, new PolicySetOptions { EnforceReportOnly = true });
        int index = 0;
        var seen = new bool[208, 3];
        foreach (SignInContext context in Generators.Complete.Array[Contexts].Single(_ => true, "0N0XIzNsQ0O2"))
        {
            SignInContext asked = (index++ % 3) switch
            {
                0 => context,
                1 => context with { Platform = null, IPAddress = null, Device = null, SignInRisk = null },
                _ => new SignInContext { UserId = context.UserId, ApplicationId = context.ApplicationId, UserAction = context.UserAction },
            };
            foreach (EvaluationMode mode in Enum.GetValues<EvaluationMode>())
            {
                _ = asTheyAre.Evaluate(asked, mode).Outcome;
                PolicyDecision decision = enforced.Evaluate(asked, mode);
                Assert.Equal(208, decision.Verdicts.Count);
                Assert.True(decision.Outcome != PolicyOutcome.Unknown || decision.Missing.Count > 0);
                for (int policy = 0; policy < 208; policy++)
                {
                    PolicyVerdict verdict = decision.Verdicts[policy];
                    Assert.NotEmpty(verdict.Explanation);
                    seen[policy, verdict.Applies.TryGet(out bool applies) ? applies ? 1 : 0 : 2] = true;
                    if (!verdict.Applies.IsKnown)
                    {
                        Assert.NotEqual(WhatIfReasons.None, verdict.Reason);
                        Assert.All(verdict.Applies.Missing, m => Assert.NotEqual(MissingFact.Unspecified, m));
                    }
                }
            }
        }

        // The sign-ins are of some use only when most policies apply to one of them, or leave it open, and not to another.
        int telling = Enumerable.Range(0, 208).Count(p => (seen[p, 1] || seen[p, 2]) && seen[p, 0]);
        Assert.True(telling > 90, $"Only {telling} policies apply to one and not to another.");
    }
}
