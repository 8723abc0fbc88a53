using System.Management.Automation.Host;
using SignInRecovery.Recovery;

namespace SignInRecovery.Commands;

/// <summary>Shows recovery paths in the views (Views/Recovery.format.ps1xml).</summary>
public static class RecoveryView
{
    private const int UsualWidth = 100;

    /// <summary>A path in words: in full, or in short when it is one of several alike.</summary>
    /// <param name="path">The path.</param>
    /// <param name="host">The host whose width counts.</param>
    public static string Show(RecoveryPath path, PSHost? host) => SafeText.ShowEach(RecoveryText.Lines(path, Width(host)));

    /// <summary>The steps of a path, each with where and command.</summary>
    /// <param name="path">The path.</param>
    public static string ShowSteps(RecoveryPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SafeText.ShowEach(path.Steps.SelectMany(s => (string[])[$"{s.Number}) {s.Actor}: {s.Text}", $"   Where:   {s.Where}", $"   Command: {s.Command}"]));
    }

    private static int Width(PSHost? host)
    {
        try
        {
            int width = host?.UI?.RawUI?.BufferSize.Width ?? 0;
            return width > 0 ? Math.Min(width, UsualWidth + 20) : UsualWidth;
        }
        catch (HostException)
        {
            // A host without a console has no width.
            return UsualWidth;
        }
    }
}
