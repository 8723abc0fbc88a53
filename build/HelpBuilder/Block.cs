namespace SignInRecovery.HelpBuilder;

/// <summary>One block of a page's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">
/// Its text: of a paragraph or a list item one line without Markdown's marks, of code its lines as they are.
/// </param>
/// <param name="Line">The line of the page on which it begins, from 1.</param>
internal sealed record Block(BlockKind Kind, string Text, int Line);
