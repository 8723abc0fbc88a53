using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Reads one scenario.</summary>
internal static class ScenarioReader
{
    private static readonly string[] Members =
        ["id", "title", "source", "rule", "tags", "confidence", "note", "notes", "comment", "description", "mode", "facts", "policies", "context", "expect"];

    /// <summary>Reads a scenario.</summary>
    /// <param name="root">Its JSON.</param>
    /// <exception cref="ScenarioFaultException">A member is not what the format says.</exception>
    public static Scenario Read(ScenarioNode root)
    {
        root.AllowOnly(Members);
        return new Scenario
        {
            Id = root.Get("id").Text() is { Length: > 0 } id ? id : throw root.Get("id").Fault("The id is empty."),
            Title = root.Find("title")?.Text(),
            Mode = root.Find("mode") is ScenarioNode mode ? Mode(mode) : EvaluationMode.SignIn,
            Facts = root.Find("facts"),
            Policies = root.Find("policies") is ScenarioNode policies ? [.. policies.Items().Select(Policy)] : null,
            Context = ScenarioContextReader.Read(root.Get("context")),
            Expect = Expectations(root.Get("expect")),
        };
    }

    private static EvaluationMode Mode(ScenarioNode mode) => mode.Text() switch
    {
        "signIn" => EvaluationMode.SignIn,
        "whatIf" => EvaluationMode.WhatIf,
        "worstCase" => EvaluationMode.WorstCase,
        string other => throw mode.Fault($"'{other}' is no mode; the modes are signIn, whatIf and worstCase."),
    };

    private static ScenarioNode Expectations(ScenarioNode expect)
    {
        expect.AllowOnly(ScenarioExpectations.Members);
        return expect;
    }

    private static ConditionalAccessPolicy Policy(ScenarioNode node)
    {
        try
        {
            return SectionReaders.Policies(JsonSerializer.SerializeToUtf8Bytes(node.Element, ScenarioJsonContext.Default.JsonElement));
        }
        catch (JsonException exception)
        {
            string message = exception.Message;
            int noise = message.IndexOf(" Path: ", StringComparison.Ordinal);
            string path = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? node.Path : node.Path + exception.Path[1..];
            throw new ScenarioFaultException(path, $"The policy cannot be read. {(noise > 0 ? message[..noise] : message)}");
        }
    }
}
