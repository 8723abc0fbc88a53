namespace SignInRecovery.HelpBuilder;

/// <summary>What a page says of a parameter.</summary>
/// <param name="Name">The parameter's name, without the dash.</param>
/// <param name="Line">The line of its heading.</param>
/// <param name="Text">What it does.</param>
/// <param name="Default">What holds when it is absent, where the code cannot say it; null when the page does not say it either.</param>
internal sealed record ParameterText(string Name, int Line, IReadOnlyList<Block> Text, string? Default);
