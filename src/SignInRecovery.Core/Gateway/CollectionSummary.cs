namespace SignInRecovery.Gateway;

/// <summary>What a collection cost.</summary>
/// <param name="Requests">The requests that were sent, a batch counted as one and repetitions included.</param>
/// <param name="RoundTrips">The requests that had to follow one another, apart from repetitions and throttling.</param>
/// <param name="Objects">The objects that were read.</param>
/// <param name="Retries">The requests, or parts of a batch, that had to be repeated.</param>
/// <param name="Waited">How long the collection waited for throttling, in all its branches together.</param>
public sealed record CollectionSummary(long Requests, int RoundTrips, long Objects, long Retries, TimeSpan Waited);
