namespace SignInRecovery.SignIns.Scenarios;

/// <summary>An expectation that did not come true.</summary>
/// <param name="Member">The member of <c>expect</c>, with the policy's id where it is about one.</param>
/// <param name="Expected">What was expected, as JSON.</param>
/// <param name="Actual">What is.</param>
public sealed record ScenarioDifference(string Member, string Expected, string Actual)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Member}: expected {Expected}, is {Actual}";
}
