namespace SignInRecovery.SignIns.Scenarios;

/// <summary>A member of a scenario that is not what the format says; it ends the reading of that scenario alone.</summary>
/// <param name="path">Where it stands, as the dotted JSON path within the scenario; empty for the scenario itself.</param>
/// <param name="reason">What is wrong, in one sentence.</param>
internal sealed class ScenarioFaultException(string path, string reason) : Exception(reason)
{
    /// <summary>Where it stands within the scenario.</summary>
    public string JsonPath { get; } = path;
}
