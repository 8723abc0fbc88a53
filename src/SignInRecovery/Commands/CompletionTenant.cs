using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Import;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Commands;

/// <summary>
/// The tenant that a command line names, for its completers: read once, and only when it is small enough to be read while
/// somebody waits for the Tab key.
/// </summary>
internal static class CompletionTenant
{
    private const long MaximumBytes = 8 * 1024 * 1024;

    private static readonly object Gate = new();
    private static (string Path, DateTime Written, Tenant Tenant)? _last;

    /// <summary>The tenant, or null when none is named or it cannot be read in time.</summary>
    public static Tenant? Of(IDictionary bound)
    {
        if (Value(bound, "Tenant") is Tenant tenant)
        {
            return tenant;
        }

        try
        {
            if (Value(bound, "Sample") is string sample)
            {
                return Read(SampleTenants.PathOf(sample), isSample: true);
            }

            return (Value(bound, "SnapshotPath") ?? Value(bound, "Path")) is string path ? Read(Full(path), isSample: false) : null;
        }
        catch (Exception exception) when (exception is SignInRecoveryException or IOException or UnauthorizedAccessException or ArgumentException or RuntimeException)
        {
            // The Tab key says nothing then; the command itself will say what is wrong.
            return null;
        }
    }

    private static object? Value(IDictionary bound, string name) => bound.Contains(name) ? bound[name] is PSObject wrapped ? wrapped.BaseObject : bound[name] : null;

    private static string Full(string path) =>
        Runspace.DefaultRunspace?.SessionStateProxy.Path.GetUnresolvedProviderPathFromPSPath(path) ?? System.IO.Path.GetFullPath(path);

    private static Tenant? Read(string path, bool isSample)
    {
        (long size, DateTime written) = Measure(path);
        if (size is 0 or > MaximumBytes)
        {
            return null;
        }

        lock (Gate)
        {
            if (_last is { } last && last.Path == path && last.Written == written)
            {
                return last.Tenant;
            }

            Tenant tenant = TenantLoader.Load(isSample ? SnapshotSource.Open(path) : TenantSources.Open(path), isSample);
            _last = (path, written, tenant);
            return tenant;
        }
    }

    private static (long Size, DateTime Written) Measure(string path)
    {
        FileInfo[] files = Directory.Exists(path) ? new DirectoryInfo(path).GetFiles("*.json*") : File.Exists(path) ? [new FileInfo(path)] : [];
        return files.Length == 0 ? (0, default) : (files.Sum(f => f.Length), files.Max(f => f.LastWriteTimeUtc));
    }
}
