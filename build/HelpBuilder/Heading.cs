namespace SignInRecovery.HelpBuilder;

/// <summary>A heading of a page and the text below it, up to the next heading of any level.</summary>
/// <param name="Level">1 for the title, 2 and 3 below it.</param>
/// <param name="Title">The heading's text.</param>
/// <param name="Line">The line of the heading, from 1.</param>
/// <param name="Blocks">The text below it.</param>
internal sealed record Heading(int Level, string Title, int Line, IReadOnlyList<Block> Blocks);
