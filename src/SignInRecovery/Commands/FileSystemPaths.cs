using System.Collections.ObjectModel;
using System.Management.Automation;
using SignInRecovery.Facts;
using DriveNotFoundException = System.Management.Automation.DriveNotFoundException;

namespace SignInRecovery.Commands;

/// <summary>Makes file system paths of what users write: relative paths, drives of PowerShell, wildcards.</summary>
internal static class FileSystemPaths
{
    /// <summary>The path of a file or folder that need not exist; nothing in it is a wildcard.</summary>
    /// <param name="cmdlet">The cmdlet that was given the path.</param>
    /// <param name="path">The path as it was given.</param>
    /// <exception cref="SignInRecoveryException">There is no such drive, or it has no files.</exception>
    public static string Literal(PSCmdlet cmdlet, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return IsFileSystem(provider) ? full : throw NoFiles(path, provider);
        }
        catch (Exception exception) when (exception is DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotFound(path, exception);
        }
    }

    /// <summary>The paths that exist and match a path with wildcards; a path without any need not exist.</summary>
    /// <param name="cmdlet">The cmdlet that was given the path.</param>
    /// <param name="path">The path as it was given.</param>
    /// <exception cref="SignInRecoveryException">Nothing matches, there is no such drive, or it has no files.</exception>
    public static IReadOnlyList<string> Matching(PSCmdlet cmdlet, string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [Literal(cmdlet, path)];
        }

        try
        {
            Collection<string> found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return !IsFileSystem(provider) ? throw NoFiles(path, provider)
                : found.Count > 0 ? found
                : throw NotFound(path, null);
        }
        catch (Exception exception) when (exception is DriveNotFoundException or ProviderNotFoundException or ItemNotFoundException)
        {
            throw NotFound(path, exception);
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => string.Equals(provider.Name, "FileSystem", StringComparison.Ordinal);

    private static SignInRecoveryException NotFound(string path, Exception? inner) => new(
        "SnapshotNotFound",
        ErrorKind.NotFound,
        $"There is no file or folder at '{path}'.",
        "Check the path. Use -LiteralPath for a path in which brackets, asterisks or question marks stand for themselves.",
        path,
        inner);

    private static SignInRecoveryException NoFiles(string path, ProviderInfo provider) => new(
        "PathProviderUnsupported",
        ErrorKind.InvalidArgument,
        $"The path '{path}' is not of the file system but of the provider {provider.Name}.",
        "Name a path of the file system.",
        path);
}
