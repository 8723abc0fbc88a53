namespace SignInRecovery.Tenants.Import;

/// <summary>One doubt or fault of one object.</summary>
/// <param name="ErrorId">One of <see cref="ImportErrorIds"/>.</param>
/// <param name="Path">The JSON path in the normalised object.</param>
/// <param name="Offset">The byte of the decoded file, or -1.</param>
/// <param name="Reason">A sentence.</param>
internal sealed record ReadingRemark(string ErrorId, string Path, long Offset, string Reason);
