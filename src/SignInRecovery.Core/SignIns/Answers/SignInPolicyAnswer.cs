using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns;

/// <summary>What one policy means for a sign-in, as people read it.</summary>
public sealed record SignInPolicyAnswer
{
    /// <summary>The policy's name, else its id.</summary>
    public required string Policy { get; init; }

    /// <summary>The policy's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the policy applies; null when that is Unknown.</summary>
    public required bool? Applies { get; init; }

    /// <summary>What becomes of it where it applies.</summary>
    public required PolicyEnforcement Enforcement { get; init; }

    /// <summary>What it demands: "block", "mfa or compliantDevice"; empty when it demands nothing.</summary>
    public required string Demands { get; init; }

    /// <summary>Whether the account can satisfy it, or nothing of it is missing; null when that is Unknown.</summary>
    public bool? IsMet { get; init; }

    /// <summary>Why it applies or not.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string mark = Applies is bool applies ? (applies ? Enforcement == PolicyEnforcement.ReportOnly ? "o" : "+" : "-") : "?";
        string state = Enforcement switch
        {
            PolicyEnforcement.ReportOnly => " (report-only)",
            PolicyEnforcement.Off => " (off)",
            PolicyEnforcement.Unknown => " (may be switched on)",
            _ => string.Empty,
        };
        string demands = Demands.Length == 0 || mark == "-" ? string.Empty : mark == "+" ? $": {Demands}" : $": would be {Demands}";
        return $"{mark} {Policy}{state}{demands}{(mark is "+" or "o" ? string.Empty : $". {Reason}")}";
    }
}
