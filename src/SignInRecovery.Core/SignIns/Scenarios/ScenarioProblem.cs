using SignInRecovery.Facts;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>A scenario that could not be run.</summary>
/// <param name="File">Its file.</param>
/// <param name="Line">The line at which the fault stands, from 1.</param>
/// <param name="Scenario">The scenario's id, or its number in the file.</param>
/// <param name="JsonPath">The member at fault, within the scenario; empty for the scenario itself.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record ScenarioProblem(string File, long Line, string Scenario, string JsonPath, string Reason)
{
    /// <summary>A stable id.</summary>
    public string ErrorId { get; init; } = "ScenarioInvalid";

    /// <summary>What to do.</summary>
    public string RecommendedAction { get; init; } = "Mend the scenario; the other scenarios of the file were run.";

    /// <summary>The problem as an error.</summary>
    public SignInRecoveryException ToException() => new(
        ErrorId,
        ErrorKind.InvalidData,
        Printable.Line(ToString()),
        RecommendedAction,
        Printable.Line($"{File}:{Line}"));

    /// <inheritdoc/>
    public override string ToString() => $"{Path.GetFileName(File)}, line {Line}: the scenario {Scenario} cannot be run. {(JsonPath.Length == 0 ? string.Empty : $"At {JsonPath}: ")}{Reason}";
}
