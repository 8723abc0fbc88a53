using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Broken input, drawn with fixed seeds: rules of filters, and policies with something wrong in them.</summary>
public class EngineFuzzTests
{
    private const int Rules = 20_000;
    private const int Policies = 1_500;

    private static readonly string[] Pieces =
    [
        "device.trustType", "device.isCompliant", "device.physicalIds", "device.extensionAttribute7", "device.", "user.x", "-eq", "-ne", "-in", "-notIn", "-contains",
        "eq", "-and", "-or", "-not", "and", "not", "(", ")", "\"", "'", "\"ServerAD\"", "True", "null", "$null", "[\"a\",\"b\"]", "[", "]", ",", "[]", " ", "\t", "-", "==", "\u0000", "é", "\uD83D\uDE00", "\uD800",
    ];

    [Fact]
    public void Any_text_is_a_rule_or_an_error_with_a_column_within_it()
    {
        var random = new Random(20261126);
        int readable = 0;
        for (int count = 0; count < Rules; count++)
        {
            var rule = new StringBuilder();
            for (int pieces = random.Next(1, 14); pieces > 0; pieces--)
            {
                _ = rule.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(4) > 0 ? " " : string.Empty);
            }

            string text = rule.ToString();
            foreach (IFilterVocabulary vocabulary in (IFilterVocabulary[])[DeviceFilterVocabulary.Instance, AttributeFilterVocabulary.Instance])
            {
                FilterReading reading = FilterParser.Parse(text, vocabulary);
                Assert.True(reading.Expression is null != reading.Error is null, text);
                Assert.True(reading.Error is null || (reading.Error.Column >= 1 && reading.Error.Column <= text.Length + 1), text);
                if (reading.Expression is FilterExpression expression && vocabulary == DeviceFilterVocabulary.Instance)
                {
                    readable++;
                    _ = DeviceFilterMatching.Matches(expression, DeviceInfo.Unregistered, isInclude: true);
                    _ = DeviceFilterMatching.Matches(expression, new DeviceInfo { DeviceId = "d", TrustType = "Workplace" }, isInclude: false);
                }
            }
        }

        Assert.True(readable > 5, $"Only {readable} rules were readable.");
    }

    [Fact]
    public void Made_rules_are_read_and_mean_the_same_with_more_parentheses()
    {
        var random = new Random(20261127);
        for (int count = 0; count < 2_000; count++)
        {
            string rule = Make(random, 4);
            FilterReading reading = FilterParser.Parse(rule, DeviceFilterVocabulary.Instance);
            FilterReading again = FilterParser.Parse($"-not (-not ({rule}))", DeviceFilterVocabulary.Instance);

            Assert.True(reading.Error is null, $"{rule}: {reading.Error}");
            foreach (DeviceInfo device in (DeviceInfo[])[DeviceInfo.Unregistered, new() { DeviceId = "d", IsCompliant = true, TrustType = "ServerAD" }])
            {
                Assert.Equal(DeviceFilterMatching.Matches(reading.Expression!, device, true), DeviceFilterMatching.Matches(again.Expression!, device, true));
            }
        }
    }

    [Fact]
    public void A_policy_with_something_wrong_in_it_is_read_or_reported_and_never_lets_in_by_being_lost()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "fixtures", "real-policies", "policies.jsonl"));
        var random = new Random(20261128);
        for (int count = 0; count < Policies; count++)
        {
            JsonNode policy = JsonNode.Parse(lines[random.Next(lines.Length)])!;
            Spoil(policy, random);
            SignInRecovery.Tenants.Tenant tenant = new TenantBuilder().User("ada", "Ada").Add("policies", policy.ToJsonString(JsonSerializerOptions.Default)).Build();

            PolicyDecision decision = tenant.Policies.Seen.Count == 0
                ? PolicySet.Compile(tenant).Evaluate(Ask.Ordinary, EvaluationMode.WorstCase)
                : PolicySet.Compile(tenant, new PolicySetOptions { EnforceReportOnly = true }).Evaluate(Ask.Ordinary, EvaluationMode.WorstCase);

            Assert.All(decision.Verdicts, v => Assert.NotEmpty(v.Explanation));
            Assert.True(tenant.Policies.Seen.Count > 0 || decision.Outcome == PolicyOutcome.Unknown, policy.ToJsonString());
            Assert.True(decision.Outcome != PolicyOutcome.Unknown || decision.Missing.Count > 0);
        }
    }

    private static string Make(Random random, int depth) => random.Next(depth > 0 ? 5 : 2) switch
    {
        0 => "device.trustType -eq \"ServerAD\"",
        1 => "device.isCompliant -ne True",
        2 => $"({Make(random, depth - 1)} -and {Make(random, depth - 1)})",
        3 => $"({Make(random, depth - 1)}) -or {Make(random, depth - 1)}",
        _ => $"-not ({Make(random, depth - 1)})",
    };

    /// <summary>Puts a value of another kind, an unknown text or an unknown member somewhere into the tree.</summary>
    private static void Spoil(JsonNode node, Random random)
    {
        JsonNode at = node;
        for (int depth = random.Next(1, 6); depth > 0; depth--)
        {
            JsonNode? next = at switch
            {
                JsonObject { Count: > 0 } members => members.ElementAt(random.Next(members.Count)).Value,
                JsonArray { Count: > 0 } items => items[random.Next(items.Count)],
                _ => null,
            };
            if (next is null or JsonValue)
            {
                break;
            }

            at = next;
        }

        JsonNode? wrong = random.Next(6) switch
        {
            0 => null,
            1 => JsonValue.Create(17),
            2 => JsonValue.Create("unknownFutureValue"),
            3 => new JsonArray("x", 3),
            4 => new JsonObject { ["a"] = new JsonArray() },
            _ => JsonValue.Create(true),
        };
        switch (at)
        {
            case JsonObject { Count: > 0 } members:
                string name = random.Next(3) == 0 ? "somethingNew" : members.ElementAt(random.Next(members.Count)).Key;
                members[name == "id" ? "somethingNew" : name] = wrong;
                break;
            case JsonArray items:
                items.Add(wrong);
                break;
            default:
                break;
        }
    }
}
