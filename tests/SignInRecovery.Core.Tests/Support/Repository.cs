using System.Reflection;

namespace SignInRecovery.Tests.Support;

/// <summary>Where the source tree lies.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
}
