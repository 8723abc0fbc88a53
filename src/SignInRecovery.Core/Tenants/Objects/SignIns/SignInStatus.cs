using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>How a sign-in ended (Graph: signInStatus).</summary>
public sealed record SignInStatus
{
    /// <summary>The error code, 0 for success; the AADSTS number otherwise.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The error, as the log prints it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? FailureReason { get; init; }

    /// <summary>More, as the log prints it.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AdditionalDetails { get; init; }
}
