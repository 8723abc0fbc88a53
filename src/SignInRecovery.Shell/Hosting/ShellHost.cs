using System.Globalization;
using System.Management.Automation.Host;

namespace SignInRecovery.Shell.Hosting;

/// <summary>The host that PowerShell's engine talks to.</summary>
internal sealed class ShellHost(ShellHostUserInterface userInterface) : PSHost
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override string Name => "SignInRecovery.Shell";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => _culture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => _uiCulture;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => userInterface;

    /// <summary>The exit code that a script asked for; null while none did.</summary>
    public int? RequestedExitCode { get; private set; }

    /// <summary>Runs a prompt inside the running command, and returns when it is left; set by whoever can.</summary>
    public Action? OpenNestedPrompt { get; set; }

    /// <summary>Has the innermost nested prompt end; set while there is one.</summary>
    public Action? CloseNestedPrompt { get; set; }

    /// <inheritdoc/>
    /// <remarks>At a nested prompt, exit resumes the suspended command and does not end the shell.</remarks>
    public override void SetShouldExit(int exitCode)
    {
        if (CloseNestedPrompt is { } close)
        {
            close();
            return;
        }

        RequestedExitCode ??= exitCode;
    }

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => OpenNestedPrompt?.Invoke();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => CloseNestedPrompt?.Invoke();

    /// <inheritdoc/>
    /// <remarks>A native command gets the console for itself: a progress line must not stand in its way.</remarks>
    public override void NotifyBeginApplication() => userInterface.ClearProgress();

    /// <summary>Called when a native command has ended, before the script goes on; set by whoever cares.</summary>
    public Action? NativeCommandEnded { get; set; }

    /// <inheritdoc/>
    public override void NotifyEndApplication() => NativeCommandEnded?.Invoke();
}
