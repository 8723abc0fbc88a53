namespace SignInRecovery.Facts;

/// <summary>A fault that a person can act on: it has a stable id, a kind, a target and a recommended action.</summary>
public class SignInRecoveryException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errorId">A stable noun phrase, such as <c>SnapshotNotFound</c>; never reused for something else.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">One or more complete sentences that name the object.</param>
    /// <param name="recommendedAction">What the user should do, in complete sentences.</param>
    /// <param name="target">The file, id or value that the fault is about; null when there is none.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public SignInRecoveryException(
        string errorId,
        ErrorKind kind,
        string message,
        string recommendedAction,
        object? target = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        RecommendedAction = recommendedAction;
        Target = target;
    }

    /// <summary>A stable noun phrase that scripts may rely on.</summary>
    public string ErrorId { get; }

    /// <summary>What went wrong.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What the user should do.</summary>
    public string RecommendedAction { get; }

    /// <summary>The file, id or value that the fault is about.</summary>
    public object? Target { get; }
}
