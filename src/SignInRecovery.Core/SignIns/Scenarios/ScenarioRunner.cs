using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Runs scenarios, on their own facts or on a tenant.</summary>
internal sealed class ScenarioRunner(Tenant? tenant, DateTimeOffset asOf)
{
    private readonly Lazy<SignInEvaluator> _ofTenant = new(() => new SignInEvaluator(tenant!, new SignInEvaluatorOptions { AsOf = asOf }));

    /// <summary>Runs a scenario.</summary>
    /// <exception cref="ScenarioFaultException">Its facts are not what the format says, or it needs a tenant and none is given.</exception>
    public ScenarioResult Run(Scenario scenario)
    {
        (SignInEvaluator evaluator, IReadOnlyList<string> remarks) = EvaluatorOf(scenario);
        SignInOutcome outcome = evaluator.Evaluate(scenario.Context, scenario.Mode);
        ScenarioActual actual = ScenarioActual.Of(outcome);
        return new ScenarioResult
        {
            Id = scenario.Id,
            Title = scenario.Title,
            Actual = actual,
            Differences = ScenarioExpectations.Differences(scenario.Expect, actual, outcome),
            Outcome = outcome,
            Remarks = remarks,
            File = string.Empty,
            Line = 0,
        };
    }

    private (SignInEvaluator Evaluator, IReadOnlyList<string> Remarks) EvaluatorOf(Scenario scenario)
    {
        if (scenario.Facts is ScenarioNode facts)
        {
            ScenarioFacts read = ScenarioFactsReader.Read(facts);
            return (new SignInEvaluator(read.Tenant, new SignInEvaluatorOptions
            {
                AsOf = asOf,
                Accounts = read.Accounts,
                Policies = new PolicySetOptions { Policies = scenario.Policies ?? [], ExternalUsers = read.ExternalUsers },
            }), read.Remarks);
        }

        if (tenant is null)
        {
            throw new ScenarioFaultException(string.Empty, "It brings no facts and needs a tenant: give one by -SnapshotPath, -Sample or -Tenant, or add facts.");
        }

        return (scenario.Policies is null ? _ofTenant.Value : new SignInEvaluator(tenant, new SignInEvaluatorOptions
        {
            AsOf = asOf,
            Policies = new PolicySetOptions { Policies = scenario.Policies },
        }), []);
    }
}
