using SignInRecovery.Facts;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>What one policy demands, as it states it.</summary>
/// <param name="Operator">AND or OR.</param>
/// <param name="Controls">The controls.</param>
public sealed record ScenarioPolicyControls(string Operator, IReadOnlyList<string> Controls)
{
    /// <summary>The controls.</summary>
    public IReadOnlyList<string> Controls { get; init => field = value.Indexed(); } = Controls.Indexed();

    /// <inheritdoc/>
    public override string ToString() => $"{Operator}({string.Join(", ", Controls)})";
}
