using System.Management.Automation;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Help;

/// <summary>What Get-Help says of a command of the module.</summary>
internal static class HelpPage
{
    /// <summary>The parameters that PowerShell itself gives to every cmdlet, or to every one that asks before it acts.</summary>
    public static IReadOnlySet<string> GivenByPowerShell { get; } =
        new HashSet<string>(Cmdlet.CommonParameters.Concat(Cmdlet.OptionalCommonParameters), StringComparer.OrdinalIgnoreCase);

    /// <summary>The cmdlets of the module.</summary>
    public static IReadOnlyList<CmdletInfo> Commands(ModuleSession session) =>
        [.. session.Invoke("Get-Command -Module SignInRecovery -CommandType Cmdlet").Output.Select(item => (CmdletInfo)item.BaseObject)];

    /// <summary>The help of a command, whole.</summary>
    public static PSObject Of(ModuleSession session, string name) =>
        session.Invoke("param($Name) Get-Help -Name $Name -Full -ErrorAction Stop", name).Output.Single();

    /// <summary>The parameters in a command's help.</summary>
    public static IReadOnlyList<PSObject> Parameters(PSObject help) => Children(help, "parameters", "parameter");

    /// <summary>The examples in a command's help.</summary>
    public static IReadOnlyList<PSObject> Examples(PSObject help) => Children(help, "examples", "example");

    /// <summary>The syntax lines in a command's help.</summary>
    public static IReadOnlyList<PSObject> Syntax(PSObject help) => Children(help, "syntax", "syntaxItem");

    /// <summary>A property as text.</summary>
    public static string Text(PSObject item, string property) => item.Properties[property]?.Value switch
    {
        null => string.Empty,
        PSObject[] paragraphs => string.Join('\n', paragraphs.Select(paragraph => Text(paragraph, "Text"))),
        object value => value.ToString() ?? string.Empty,
    };

    private static PSObject[] Children(PSObject help, string list, string item) =>
        (help.Properties[list]?.Value as PSObject)?.Properties[item]?.Value switch
        {
            PSObject[] many => many,
            PSObject one => [one],
            object[] many => [.. many.Select(PSObject.AsPSObject)],
            _ => [],
        };
}
