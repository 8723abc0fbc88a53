namespace SignInRecovery.HelpBuilder;

/// <summary>The kinds of text in a page.</summary>
internal enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>PowerShell code, in a fence marked powershell.</summary>
    Code,

    /// <summary>What a command prints, in a fence marked text.</summary>
    Output,
}
