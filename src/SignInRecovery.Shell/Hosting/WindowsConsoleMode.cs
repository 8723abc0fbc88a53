using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SignInRecovery.Shell.Hosting;

/// <summary>Makes the Windows console understand escape sequences, which older ones do on request only.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsConsoleMode
{
    private const int StandardOutput = -11;
    private const uint VirtualTerminalProcessing = 0x0004;

    /// <summary>Switches escape sequences on for the standard output; false when the console cannot.</summary>
    public static bool TryEnableEscapes()
    {
        IntPtr handle = GetStdHandle(StandardOutput);
        return GetConsoleMode(handle, out uint mode)
            && ((mode & VirtualTerminalProcessing) != 0 || SetConsoleMode(handle, mode | VirtualTerminalProcessing));
    }

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr GetStdHandle(int standardHandle);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(IntPtr handle, out uint mode);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(IntPtr handle, uint mode);
}
