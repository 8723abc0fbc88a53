namespace SignInRecovery.Tenants.Import;

/// <summary>What <see cref="NodeReader"/> made of one value.</summary>
/// <param name="Node">The value, complete or as far as it went; null when not even a first token could be read.</param>
/// <param name="End">The byte after the value, or after the fault.</param>
/// <param name="FaultAt">The byte where the text stops being JSON, or null when the value is whole.</param>
/// <param name="TooDeep">True when the fault is too much nesting.</param>
/// <param name="Damaged">True when a text held half a surrogate pair.</param>
internal readonly record struct NodeReading(ImportNode? Node, int End, long? FaultAt, bool TooDeep, bool Damaged);
