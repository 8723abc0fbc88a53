namespace SignInRecovery.Shell;

/// <summary>An argument of the shell that cannot be understood; the message says which one and what to give instead.</summary>
internal sealed class ShellArgumentException(string message) : Exception(message);
