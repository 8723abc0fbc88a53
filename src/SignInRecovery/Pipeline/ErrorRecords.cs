using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Pipeline;

/// <summary>Makes error records: a stable id, a true category, a target and a recommended action, always.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a fault that Core describes.</summary>
    public static ErrorRecord From(SignInRecoveryException exception)
    {
        var record = new ErrorRecord(exception, exception.ErrorId, CategoryOf(exception.Kind), exception.Target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = exception.RecommendedAction },
        };
        return record;
    }

    /// <summary>The record of something in a snapshot that could not be read.</summary>
    public static ErrorRecord From(SnapshotProblem problem) => From(new SignInRecoveryException(
        problem.ErrorId,
        ErrorKind.InvalidData,
        Printable.Line(problem.ToString()),
        problem.RecommendedAction,
        problem.Line is null ? problem.File : $"{problem.File}:{problem.Line}"));

    /// <summary>A fault that nobody expected, as one that has an id and says what to do.</summary>
    public static SignInRecoveryException Unexpected(Exception exception, object? target) => new(
        "UnexpectedFault",
        ErrorKind.Unexpected,
        $"SignInRecovery met a fault that it did not expect. {exception.GetType().Name}: {Printable.Line(exception.Message)}",
        "Report this with the command that you ran and the text of Get-Error; take names and ids out first.",
        target,
        exception);

    private static ErrorCategory CategoryOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.InvalidData => ErrorCategory.InvalidData,
        ErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        ErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
        ErrorKind.Security => ErrorCategory.SecurityError,
        ErrorKind.InputOutput => ErrorCategory.OpenError,
        ErrorKind.NotSupported => ErrorCategory.NotImplemented,
        ErrorKind.Authentication => ErrorCategory.AuthenticationError,
        ErrorKind.Permission => ErrorCategory.PermissionDenied,
        ErrorKind.Connection => ErrorCategory.ConnectionError,
        ErrorKind.Busy => ErrorCategory.LimitsExceeded,
        _ => ErrorCategory.InvalidResult,
    };
}
