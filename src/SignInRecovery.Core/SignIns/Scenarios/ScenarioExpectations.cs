using System.Globalization;
using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Holds what a sign-in leads to against what a scenario expects, member by member. An expectation of null is one of Unknown or of nothing.</summary>
internal static class ScenarioExpectations
{
    private static readonly Dictionary<string, Func<ScenarioNode, ScenarioActual, SignInOutcome, IEnumerable<ScenarioDifference>>> Checks = new(StringComparer.Ordinal)
    {
        ["applies"] = (e, a, _) => Set("applies", e, a.Applies),
        ["reportOnlyApplies"] = (e, a, _) => Set("reportOnlyApplies", e, a.ReportOnlyApplies),
        ["notApplies"] = (e, a, o) => NotApplies(e, a, o),
        ["controls"] = (e, a, _) => Set("controls", e, a.Controls),
        ["controlsByPolicy"] = (e, a, _) => ByPolicy(e, a),
        ["controlsOperator"] = (e, a, _) => Text("controlsOperator", e, a.ControlsOperator),
        ["sessionControls"] = (e, a, _) => Set("sessionControls", e, a.SessionControls),
        ["sessionResult"] = (e, a, o) => Session(e, a, o),
        ["pending"] = (e, a, _) => Set("pending", e, a.Pending),
        ["outcome"] = (e, a, _) => Outcome("outcome", e, a.Outcome),
        ["canSatisfy"] = (e, a, _) => Flag("canSatisfy", e, a.CanSatisfy),
        ["registrationMayResolve"] = (e, a, _) => Flag("registrationMayResolve", e, a.RegistrationMayResolve),
        ["mfaWhere"] = (e, a, _) => Text("mfaWhere", e, a.MfaWhere),
        ["platformRequires"] = (e, a, _) => Set("platformRequires", e, a.PlatformRequires),
        ["canSatisfyPlatform"] = (e, a, _) => Flag("canSatisfyPlatform", e, a.CanSatisfyPlatform),
        ["effectiveOutcome"] = (e, a, _) => Outcome("effectiveOutcome", e, a.EffectiveOutcome),
        ["enforcementOrder"] = (e, a, _) => Order(e, a.EnforcementOrder),
        ["enforcementAudience"] = (e, a, _) => Text("enforcementAudience", e, a.EnforcementAudience),
    };

    /// <summary>Everything that can be expected.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Checks.Keys];

    /// <summary>The expectations that did not come true.</summary>
    /// <exception cref="ScenarioFaultException">An expectation is not of the form that its member has.</exception>
    public static IReadOnlyList<ScenarioDifference> Differences(ScenarioNode expect, ScenarioActual actual, SignInOutcome outcome) =>
        [.. expect.Members().Where(m => Checks.ContainsKey(m.Name)).SelectMany(m => Checks[m.Name](m.Value, actual, outcome))];

    private static IEnumerable<ScenarioDifference> Set(string member, ScenarioNode expected, IReadOnlyList<string> actual)
    {
        string[] wanted = IsNull(expected) ? [] : [.. expected.Texts()];
        if (!wanted.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(actual))
        {
            yield return new ScenarioDifference(member, Json(expected), List(actual));
        }
    }

    private static IEnumerable<ScenarioDifference> Order(ScenarioNode expected, IReadOnlyList<string> actual)
    {
        string[] wanted = IsNull(expected) ? [] : [.. expected.Texts()];
        if (!wanted.SequenceEqual(actual, StringComparer.OrdinalIgnoreCase))
        {
            yield return new ScenarioDifference("enforcementOrder", Json(expected), List(actual));
        }
    }

    private static IEnumerable<ScenarioDifference> Text(string member, ScenarioNode expected, string? actual)
    {
        string? wanted = IsNull(expected) ? null : expected.Text();
        if (!string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase))
        {
            yield return new ScenarioDifference(member, Json(expected), actual ?? "nothing");
        }
    }

    // An outcome is never nothing: null expects the Unknown that the format writes as null everywhere.
    private static IEnumerable<ScenarioDifference> Outcome(string member, ScenarioNode expected, string actual) =>
        IsNull(expected) && actual == "unknown" ? [] : Text(member, expected, actual);

    private static IEnumerable<ScenarioDifference> Flag(string member, ScenarioNode expected, bool? actual)
    {
        bool? wanted = IsNull(expected) || (expected.Element.ValueKind == JsonValueKind.String && expected.Text() == "unknown") ? null : expected.Flag();
        if (wanted != actual)
        {
            yield return new ScenarioDifference(member, Json(expected), actual switch { true => "true", false => "false", null => "unknown" });
        }
    }

    // Where several conditions are not satisfied Microsoft publishes no order, so that each of them is right.
    private static IEnumerable<ScenarioDifference> NotApplies(ScenarioNode expected, ScenarioActual actual, SignInOutcome outcome)
    {
        foreach ((string id, ScenarioNode reasons) in MembersOf(expected))
        {
            IReadOnlyList<string> wanted = reasons.Texts();
            PolicyVerdict? verdict = outcome.Decision.Verdicts.FirstOrDefault(v => string.Equals(v.Policy.Id, id, StringComparison.OrdinalIgnoreCase));
            string member = $"notApplies.{id}";
            if (verdict is null)
            {
                yield return new ScenarioDifference(member, Json(reasons), "no policy of this id");
            }
            else if (!verdict.Applies.IsFalse())
            {
                yield return new ScenarioDifference(member, Json(reasons), verdict.Applies.IsKnown ? "it applies" : $"unknown: {verdict.Explanation}");
            }
            else if (!wanted.Contains("*") && !verdict.Reason.Names().Any(r => wanted.Contains(r, StringComparer.OrdinalIgnoreCase)))
            {
                yield return new ScenarioDifference(member, Json(reasons), actual.NotApplies.GetValueOrDefault(id) ?? "nothing");
            }
        }
    }

    private static IEnumerable<ScenarioDifference> ByPolicy(ScenarioNode expected, ScenarioActual actual)
    {
        var wanted = MembersOf(expected).ToDictionary(m => m.Name, m => m.Value, StringComparer.OrdinalIgnoreCase);
        foreach ((string id, ScenarioNode demand) in wanted)
        {
            demand.AllowOnly("operator", "controls");
            string member = $"controlsByPolicy.{id}";
            if (!actual.ControlsByPolicy.TryGetValue(id, out ScenarioPolicyControls? stated))
            {
                yield return new ScenarioDifference(member, Json(demand), "nothing");
            }
            else if ((demand.Find("operator")?.Text() is string wantedOperator && !string.Equals(wantedOperator, stated.Operator, StringComparison.OrdinalIgnoreCase))
                || (demand.Find("controls") is ScenarioNode controls && !controls.Texts().ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(stated.Controls)))
            {
                yield return new ScenarioDifference(member, Json(demand), stated.ToString());
            }
        }

        foreach ((string id, ScenarioPolicyControls controls) in actual.ControlsByPolicy.Where(c => !wanted.ContainsKey(c.Key)))
        {
            yield return new ScenarioDifference($"controlsByPolicy.{id}", "nothing", controls.ToString());
        }
    }

    private static IEnumerable<ScenarioDifference> Session(ScenarioNode expected, ScenarioActual actual, SignInOutcome outcome)
    {
        if (IsNull(expected))
        {
            if (actual.SessionResult is not { SignInFrequencyHours: null, PersistentBrowser: null })
            {
                yield return new ScenarioDifference("sessionResult", Json(expected), actual.SessionResult.ToString());
            }

            yield break;
        }

        expected.AllowOnly("signInFrequencyHours", "persistentBrowser");
        foreach ((string name, ScenarioNode value) in expected.Members())
        {
            string member = $"sessionResult.{name}";
            if (name == "persistentBrowser")
            {
                foreach (ScenarioDifference difference in Text(member, value, actual.SessionResult.PersistentBrowser))
                {
                    yield return difference;
                }
            }
            else if (name == "signInFrequencyHours" && !IsFrequency(value, actual, outcome.Decision.Session.IsEveryTime))
            {
                yield return new ScenarioDifference(member, Json(value), actual.SessionResult.SignInFrequencyHours?.ToString(CultureInfo.InvariantCulture) ?? "nothing");
            }
        }
    }

    private static bool IsFrequency(ScenarioNode expected, ScenarioActual actual, bool isEveryTime) => expected.Element.ValueKind switch
    {
        JsonValueKind.Null => actual.SessionResult.SignInFrequencyHours is null,
        JsonValueKind.String => isEveryTime && string.Equals(expected.Text(), "everyTime", StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Number => actual.SessionResult.SignInFrequencyHours is double hours && Math.Abs(hours - expected.Element.GetDouble()) < 1e-9,
        _ => throw expected.Fault("A number of hours was expected."),
    };

    // Null expects nothing of what has members.
    private static IEnumerable<(string Name, ScenarioNode Value)> MembersOf(ScenarioNode expected) => IsNull(expected) ? [] : expected.Members();

    private static bool IsNull(ScenarioNode node) => node.Element.ValueKind == JsonValueKind.Null;

    private static string Json(ScenarioNode node) => string.Join(' ', node.Element.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string List(IReadOnlyList<string> items) => items.Count == 0 ? "[]" : $"[{string.Join(", ", items.Select(i => $"\"{i}\""))}]";
}
