namespace SignInRecovery.SignIns.Scenarios;

/// <summary>What one policy demands, as it states it.</summary>
/// <param name="Operator">AND or OR.</param>
/// <param name="Controls">The controls.</param>
public sealed record ScenarioPolicyControls(string Operator, IReadOnlyList<string> Controls)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Operator}({string.Join(", ", Controls)})";
}
