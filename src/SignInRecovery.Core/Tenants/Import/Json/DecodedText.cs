namespace SignInRecovery.Tenants.Import;

/// <summary>A file's text in UTF-8, or why it is none.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Guessed">True when nothing in the file says its encoding and it is not UTF-8.</param>
/// <param name="Refusal">Why the bytes are no text, as a sentence; null when they are.</param>
internal readonly record struct DecodedText(ReadOnlyMemory<byte> Text, bool Guessed, string? Refusal);
