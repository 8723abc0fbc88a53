using System.Management.Automation.Runspaces;

namespace SignInRecovery.Shell;

/// <summary>Reads an argument of a script that -File runs.</summary>
internal static class ScriptArgument
{
    /// <summary>
    /// -Name is a parameter (its value, if it takes one, is the next argument), -Name:value a parameter with its value
    /// ($true and $false are truth values), anything else a plain string.
    /// </summary>
    public static CommandParameter Read(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || !(char.IsLetter(argument[1]) || argument[1] == '_'))
        {
            return new CommandParameter(null, argument);
        }

        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new CommandParameter(argument);
        }

        string value = argument[(colon + 1)..];
        return new CommandParameter(argument[1..colon], value.ToUpperInvariant() switch
        {
            "$TRUE" => true,
            "$FALSE" => false,
            _ => value,
        });
    }
}
