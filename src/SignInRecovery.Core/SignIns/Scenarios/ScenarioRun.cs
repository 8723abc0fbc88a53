namespace SignInRecovery.SignIns.Scenarios;

/// <summary>What came of one scenario of a file: a result, or a problem.</summary>
/// <param name="Result">The result; null when there is a problem.</param>
/// <param name="Problem">The problem; null when there is a result.</param>
public sealed record ScenarioRun(ScenarioResult? Result, ScenarioProblem? Problem);
