using System.Management.Automation;

namespace SignInRecovery.HelpBuilder;

/// <summary>Names types as people type them in PowerShell.</summary>
internal static class TypeNames
{
    /// <summary>The short name: <c>string[]</c>, <c>SwitchParameter</c>, <c>LockoutFinding</c>.</summary>
    public static string Short(Type type)
    {
        if (type.GetElementType() is { } element)
        {
            return Short(element) + "[]";
        }

        return type == typeof(string) ? "string"
            : type == typeof(int) ? "int"
            : type == typeof(long) ? "long"
            : type == typeof(bool) ? "bool"
            : type == typeof(PSObject) ? "psobject"
            : type.Name;
    }

    /// <summary>The full name, as Get-Member shows it.</summary>
    public static string Full(Type type) => type.FullName ?? type.Name;
}
