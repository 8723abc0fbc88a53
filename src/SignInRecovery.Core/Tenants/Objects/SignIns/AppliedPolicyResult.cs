using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>What one policy came to in a sign-in (Graph: appliedConditionalAccessPolicyResult).</summary>
[JsonConverter(typeof(EnumTextConverter<AppliedPolicyResult>))]
public enum AppliedPolicyResult
{
    /// <summary>A result that this version does not know.</summary>
    Unrecognized,

    /// <summary>Applied and satisfied.</summary>
    Success,

    /// <summary>Applied and not satisfied.</summary>
    Failure,

    /// <summary>Did not apply.</summary>
    NotApplied,

    /// <summary>Was off.</summary>
    NotEnabled,

    /// <summary>The log does not know.</summary>
    Unknown,

    /// <summary>Report-only: would have been satisfied.</summary>
    ReportOnlySuccess,

    /// <summary>Report-only: would not have been satisfied.</summary>
    ReportOnlyFailure,

    /// <summary>Report-only: would not have applied.</summary>
    ReportOnlyNotApplied,

    /// <summary>Report-only: the user would have been asked.</summary>
    ReportOnlyInterrupted,
}
