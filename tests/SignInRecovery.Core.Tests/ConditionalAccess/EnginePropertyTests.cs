using CsCheck;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>What holds of every policy and every sign-in.</summary>
public class EnginePropertyTests
{
    private const int Iterations = 4000;

    [Fact]
    public void Adding_an_include_to_a_configured_condition_never_makes_a_policy_stop_applying() => Gen.Select(Generators.Policy, Generators.Complete, Gen.Int[0, 6], Gen.Int[0, 100]).Sample(
        (policy, context, which, value) =>
        {
            // What is added leads somewhere: an entry that could mean anybody adds doubt, not people.
            ConditionalAccessPolicy? widened = Widen(policy, which, value);
            if (widened is not null)
            {
                Assert.True(Rank(widened, context) >= Rank(policy, context));
            }
        },
        iter: Iterations);

    [Fact]
    public void Removing_an_exclude_never_makes_a_policy_stop_applying() => Gen.Select(Generators.Policy, Generators.Complete, Gen.Int[0, 5]).Sample(
        (policy, context, which) => Assert.True(Rank(Unexclude(policy, which), context) >= Rank(policy, context)),
        iter: Iterations);

    [Fact]
    public void The_order_of_policies_does_not_matter() => Gen.Select(Generators.Policy.Array[0, 8], Generators.Complete, Gen.OneOf(Enum.GetValues<EvaluationMode>()), Gen.Bool.Array[19]).Sample(
        (policies, context, mode, given) =>
        {
            SignInContext partial = Forget(context, given);
            PolicyDecision one = Decide(policies, partial, mode);
            PolicyDecision other = Decide([.. policies.Reverse()], partial, mode);

            Assert.Equal(one.Outcome, other.Outcome);
            Assert.Equal(one.DependsOn, other.DependsOn);
            Assert.Equal(one.Assumptions, other.Assumptions);
            Assert.Equal(one.Controls.ToHashSet(), other.Controls.ToHashSet());
            Assert.Equal(one.Pending.ToHashSet(), other.Pending.ToHashSet());
            Assert.Equal(one.Missing.ToHashSet(), other.Missing.ToHashSet());
            Assert.Equal(one.Verdicts.Select(v => v.Applies.ToString()), other.Verdicts.Reverse().Select(v => v.Applies.ToString()));
        },
        iter: Iterations);

    [Fact]
    public void The_three_modes_agree_when_every_signal_is_given() => Gen.Select(Generators.Policy.Array[0, 6], Generators.Complete).Sample(
        (policies, context) =>
        {
            // What If does not know service dependencies.
            SignInContext all = context with { ServiceDependencies = false };
            PolicyDecision signIn = Decide(policies, all, EvaluationMode.SignIn);
            foreach (EvaluationMode mode in (EvaluationMode[])[EvaluationMode.WhatIf, EvaluationMode.WorstCase])
            {
                PolicyDecision other = Decide(policies, all, mode);
                Assert.Equal(signIn.Outcome, other.Outcome);
                Assert.Equal(signIn.Pending, other.Pending);
                Assert.Equal(signIn.Verdicts.Select(v => (v.Applies.ToString(), v.Reason)), other.Verdicts.Select(v => (v.Applies.ToString(), v.Reason)));
            }
        },
        iter: Iterations);

    [Fact]
    public void What_is_certain_in_the_worst_case_is_so_whatever_the_open_signals_are() => Gen.Select(Generators.Policy.Array[0, 5], Generators.Complete, Gen.Bool.Array[19]).Sample(
        (policies, context, given) =>
        {
            PolicyDecision open = Decide(policies, Forget(context, given), EvaluationMode.WorstCase);
            PolicyDecision complete = Decide(policies, context, EvaluationMode.WorstCase);

            foreach ((PolicyVerdict before, PolicyVerdict after) in open.Verdicts.Zip(complete.Verdicts))
            {
                Assert.True(!before.Applies.IsKnown || before.Applies == after.Applies);
            }

            Assert.True(open.Outcome == PolicyOutcome.Unknown || open.Outcome == complete.Outcome);
        },
        iter: Iterations);

    [Fact]
    public void Nothing_unknown_is_without_a_reason_and_Allow_rests_on_no_doubt() => Gen.Select(Generators.Policy.Array[0, 6], Generators.Complete, Gen.OneOf(Enum.GetValues<EvaluationMode>()), Gen.Bool.Array[19]).Sample(
        (policies, context, mode, given) =>
        {
            PolicyDecision decision = Decide(policies, Forget(context, given), mode);
            Assert.Equal(decision.Outcome == PolicyOutcome.Unknown, decision.DependsOn != WhatIfReasons.None || decision is { Outcome: PolicyOutcome.Unknown, Missing.Count: > 0 });
            Assert.True(decision.Outcome != PolicyOutcome.Allow || decision.Requirements.All(r => r.IsSatisfied));
            Assert.All(decision.Verdicts, v =>
            {
                Assert.NotEmpty(v.Explanation);
                Assert.True(v.Applies.IsKnown || (v.Applies.Missing.Count > 0 && !v.Applies.Missing.Contains(MissingFact.Unspecified)), v.Explanation);
            });
        },
        iter: Iterations);

    private static PolicyDecision Decide(IReadOnlyList<ConditionalAccessPolicy> policies, SignInContext context, EvaluationMode mode) =>
        PolicySet.Compile(Generators.Tenant, new PolicySetOptions { Policies = policies }).Evaluate(context, mode);

    private static int Rank(ConditionalAccessPolicy policy, SignInContext context)
    {
        Fact<bool> applies = Decide([policy], context, EvaluationMode.SignIn).Verdicts[0].Applies;
        return applies.TryGet(out bool value) ? value ? 2 : 0 : 1;
    }

    private static ConditionalAccessPolicy? Widen(ConditionalAccessPolicy policy, int which, int value)
    {
        PolicyConditions conditions = policy.Conditions;
        return which switch
        {
            0 when conditions.Users.IncludeUsers.Count > 0 => With(conditions with { Users = conditions.Users with { IncludeUsers = Add(conditions.Users.IncludeUsers, Generators.UserEntries) } }),
            1 when conditions.Users.IncludeGroups.Count > 0 => With(conditions with { Users = conditions.Users with { IncludeGroups = Add(conditions.Users.IncludeGroups, Generators.GroupEntries) } }),
            2 when conditions.Users.IncludeRoles.Count > 0 => With(conditions with { Users = conditions.Users with { IncludeRoles = Add(conditions.Users.IncludeRoles, Generators.RoleEntries) } }),
            3 when conditions.Applications.IncludeApplications.Count > 0 => With(conditions with { Applications = conditions.Applications with { IncludeApplications = Add(conditions.Applications.IncludeApplications, Generators.ApplicationEntries) } }),
            4 when conditions.Locations is { IncludeLocations.Count: > 0 } locations => With(conditions with { Locations = locations with { IncludeLocations = Add(locations.IncludeLocations, Generators.LocationEntries) } }),
            5 when conditions.Platforms is { IncludePlatforms.Count: > 0 } platforms => With(conditions with { Platforms = platforms with { IncludePlatforms = Add(platforms.IncludePlatforms, Enum.GetValues<DevicePlatform>()) } }),
            6 when conditions.SignInRiskLevels.Count > 0 => With(conditions with { SignInRiskLevels = Add(conditions.SignInRiskLevels, Enum.GetValues<RiskLevel>()) }),
            _ => null,
        };

        ConditionalAccessPolicy With(PolicyConditions changed) => policy with { Conditions = changed };

        IReadOnlyList<T> Add<T>(IReadOnlyList<T> list, T[] values) => [.. list, values[value % values.Length]];
    }

    private static ConditionalAccessPolicy Unexclude(ConditionalAccessPolicy policy, int which)
    {
        PolicyConditions conditions = policy.Conditions;
        return policy with
        {
            Conditions = which switch
            {
                0 => conditions with { Users = conditions.Users with { ExcludeUsers = Less(conditions.Users.ExcludeUsers) } },
                1 => conditions with { Users = conditions.Users with { ExcludeGroups = Less(conditions.Users.ExcludeGroups) } },
                2 => conditions with { Users = conditions.Users with { ExcludeRoles = Less(conditions.Users.ExcludeRoles) } },
                3 => conditions with { Applications = conditions.Applications with { ExcludeApplications = Less(conditions.Applications.ExcludeApplications) } },
                4 when conditions.Locations is LocationsCondition locations => conditions with { Locations = locations with { ExcludeLocations = Less(locations.ExcludeLocations) } },
                5 when conditions.Platforms is PlatformsCondition platforms => conditions with { Platforms = platforms with { ExcludePlatforms = Less(platforms.ExcludePlatforms) } },
                _ => conditions,
            },
        };

        static IReadOnlyList<T> Less<T>(IReadOnlyList<T> list) => [.. list.Skip(1)];
    }

    /// <summary>The sign-in without the signals that are not given.</summary>
    private static SignInContext Forget(SignInContext context, bool[] given) => context with
    {
        ClientAppType = given[0] ? context.ClientAppType : null,
        Platform = given[1] ? context.Platform : null,
        IPAddress = given[2] ? context.IPAddress : null,
        Country = given[3] ? context.Country : null,
        CountryUnknown = given[3] ? context.CountryUnknown : null,
        GpsCountry = given[3] && given[4] ? context.GpsCountry : null,
        CompliantNetwork = given[5] ? context.CompliantNetwork : null,
        Device = given[6] ? context.Device : null,
        SignInRisk = given[7] ? context.SignInRisk : null,
        UserRisk = given[8] ? context.UserRisk : null,
        InsiderRisk = given[9] ? context.InsiderRisk : null,
        AuthenticationFlow = given[10] ? context.AuthenticationFlow : null,
        ServiceDependencies = given[11] ? context.ServiceDependencies : null,
    };
}
