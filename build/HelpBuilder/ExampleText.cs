namespace SignInRecovery.HelpBuilder;

/// <summary>An example of a page.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The command, and behind it what it prints.</param>
/// <param name="Remarks">What to see in it.</param>
internal sealed record ExampleText(string Title, string Code, IReadOnlyList<Block> Remarks);
