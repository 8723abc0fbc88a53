using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>One endpoint that was asked, and what it said.</summary>
/// <param name="Endpoint">The address without the account's name.</param>
/// <param name="IsDocumented">Whether Microsoft documents the endpoint.</param>
/// <param name="Said">What it said, in one sentence.</param>
/// <param name="Status">How well the meaning of the answer is attested.</param>
public sealed record AccountBasis(string Endpoint, bool IsDocumented, string Said, KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Said} ({Endpoint}, {(IsDocumented ? "documented" : "not documented by Microsoft")})";
}
