namespace SignInRecovery.SignIns.Scenarios;

/// <summary>One scenario of a file, before it is read: its text and where it begins.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Text">Its JSON in UTF-8.</param>
/// <param name="Start">The byte of the decoded file at which it begins.</param>
/// <param name="IsClosed">False when the file ends before the scenario does.</param>
internal readonly record struct ScenarioText(int Number, ReadOnlyMemory<byte> Text, int Start, bool IsClosed);
