namespace SignInRecovery.Graph.Http;

/// <summary>One part of a batch.</summary>
/// <param name="Path">The path below the version.</param>
/// <param name="IsEventual">Whether the header <c>ConsistencyLevel: eventual</c> is sent.</param>
internal sealed record BatchCall(string Path, bool IsEventual);
