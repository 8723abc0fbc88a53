using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>What is done to those whom an access review denies.</summary>
public sealed record AccessReviewApplyAction
{
    /// <summary>The kind (Graph: <c>@odata.type</c>).</summary>
    [JsonPropertyName("@odata.type")]
    public AccessReviewApplyActionKind Kind { get; init; }
}
