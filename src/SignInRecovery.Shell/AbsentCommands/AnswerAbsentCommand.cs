using System.Management.Automation;

namespace SignInRecovery.Shell.AbsentCommands;

/// <summary>
/// Stands in, for one call, for a command that this shell lacks: takes any arguments and ends the statement with the
/// sentence that says where the command belongs. It does nothing of what the command would do.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AbsentCommand")]
public sealed class AnswerAbsentCommand : PSCmdlet
{
    /// <summary>The error's stable id.</summary>
    public const string ErrorId = "CommandNeedsFullPowerShell";

    /// <summary>Whatever the caller gave.</summary>
    [Parameter(ValueFromRemainingArguments = true)]
    public object?[]? Arguments { get; set; }

    /// <summary>Whatever the caller piped.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string name = MyInvocation.MyCommand.Name;
        string explanation = AbsentCommandList.Find(name)?.Explanation ?? $"{name} is not part of this shell.";
        CommandNotFoundException exception = new(explanation) { CommandName = name };
        ThrowTerminatingError(new ErrorRecord(exception, ErrorId, ErrorCategory.NotInstalled, name));
    }
}
