namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>A sign-in that Microsoft Entra refuses, with its AADSTS code.</summary>
internal sealed class SignInException(string error, int code, string message, int status = 400) : Exception(message)
{
    internal string Error => error;

    internal int Code => code;

    internal int Status => status;

    internal string? SubError { get; init; }
}
