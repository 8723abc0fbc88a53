namespace SignInRecovery.Json;

/// <summary>Reads one line of a section.</summary>
/// <typeparam name="T">The record of the section.</typeparam>
/// <param name="utf8Line">The line, without its end.</param>
/// <returns>The record.</returns>
/// <exception cref="System.Text.Json.JsonException">The line is malformed or lacks its id or parent.</exception>
internal delegate T SectionReader<out T>(ReadOnlySpan<byte> utf8Line);
