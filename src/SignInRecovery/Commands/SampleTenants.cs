using SignInRecovery.Facts;

namespace SignInRecovery.Commands;

/// <summary>The sample tenants that are shipped with the module, as snapshot folders.</summary>
internal static class SampleTenants
{
    private static string Folder => Path.Combine(ModuleFolder.Path, "Samples");

    /// <summary>The names of the samples, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.EnumerateDirectories(Folder).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The folder of a sample.</summary>
    /// <param name="name">The sample's name, in any case.</param>
    /// <exception cref="SignInRecoveryException">There is no such sample.</exception>
    public static string PathOf(string name)
    {
        string? found = Names.FirstOrDefault(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return found is not null
            ? Path.Combine(Folder, found)
            : throw new SignInRecoveryException(
                "SampleNotFound",
                ErrorKind.NotFound,
                $"There is no sample tenant named '{name}'.",
                $"The samples are {string.Join(", ", Names)}.",
                name);
    }
}
