using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>Reads a record.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="reader">Stands on the beginning of the object, and is left on its end.</param>
/// <exception cref="JsonException">The value is no such record.</exception>
internal delegate T RecordReader<out T>(ref Utf8JsonReader reader);
