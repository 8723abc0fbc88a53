using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;

namespace SignInRecovery.Tests.Support;

/// <summary>
/// A console of a given width that remembers what it showed and answers choices from a list, for tests of views
/// (Out-Default), of messages to the host, and of confirmation prompts.
/// </summary>
internal sealed class CapturingHost : PSHost
{
    private readonly CapturingHostUI _ui;

    /// <summary>Creates a console.</summary>
    /// <param name="width">Its width in columns.</param>
    /// <param name="answers">The labels chosen at the prompts to come, in order, without the ampersand; a prompt beyond them fails the command.</param>
    public CapturingHost(int width = 100, params string[] answers) => _ui = new CapturingHostUI(width, answers);

    /// <summary>Everything shown so far, to the last escape sequence.</summary>
    public string RawText => _ui.Text;

    /// <summary>Everything shown so far, without colour.</summary>
    public string Text => new StringDecorated(RawText).ToString(OutputRendering.PlainText);

    /// <summary>The lines shown so far, without trailing blanks.</summary>
    public IReadOnlyList<string> Lines => Text.Split('\n').Select(line => line.TrimEnd()).ToArray();

    /// <summary>The questions asked so far: caption and message.</summary>
    public IReadOnlyList<string> Questions => _ui.Questions;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.GetCultureInfo("en-US");

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "CapturingHost";

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc/>
    public override Version Version { get; } = new(1, 0);

    /// <summary>The exit code that a script asked for; null when none did.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new PromptingException("A test has no nested prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt()
    {
    }

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
