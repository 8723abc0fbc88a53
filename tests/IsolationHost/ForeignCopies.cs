using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace SignInRecovery.IsolationHost;

/// <summary>Puts other modules' copies of our packages into the default context, before ours is imported.</summary>
internal static class ForeignCopies
{
    /// <summary>Loads a foreign copy of every package in lib/ that this process does not already provide to everybody.</summary>
    /// <param name="libraryFolder">The lib/ of the staged module.</param>
    /// <param name="kind">
    /// "older" and "newer": empty assemblies of version 1.0.0.0 and 999.0.0.0 with the package's name and key;
    /// "same": the very files, from another folder.
    /// </param>
    /// <param name="scratchFolder">Where the copies go; the caller deletes it.</param>
    /// <returns>The simple names of what was loaded.</returns>
    public static IReadOnlyList<string> Load(string libraryFolder, string kind, string scratchFolder)
    {
        // .NET's own and PowerShell's: the default context binds these from its list, whatever else is loaded.
        var provided = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var loaded = new List<string>();
        foreach (var file in Directory.GetFiles(libraryFolder, "*.dll").Order(StringComparer.Ordinal))
        {
            var name = AssemblyName.GetAssemblyName(file);
            if (name.Name!.StartsWith("SignInRecovery", StringComparison.Ordinal) || provided.Contains(name.Name))
            {
                continue;
            }

            var assembly = kind switch
            {
                "older" => LoadEmpty(name, new Version(1, 0, 0, 0)),
                "newer" => LoadEmpty(name, new Version(999, 0, 0, 0)),
                "same" => LoadCopy(file, scratchFolder),
                _ => throw new ArgumentException($"There is no kind of foreign copy '{kind}'.", nameof(kind)),
            };
            loaded.Add(assembly.GetName().Name!);
        }

        return loaded;
    }

    private static Assembly LoadEmpty(AssemblyName original, Version version)
    {
        var name = new AssemblyName(original.Name!) { Version = version };
        name.SetPublicKey(original.GetPublicKey());
        var builder = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
        _ = builder.DefineDynamicModule(original.Name!).DefineType("Foreign.Marker", TypeAttributes.Public).CreateType();
        using var image = new MemoryStream();
        builder.Save(image);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    private static Assembly LoadCopy(string file, string scratchFolder)
    {
        var copy = Path.Combine(scratchFolder, Path.GetFileName(file));
        File.Copy(file, copy, overwrite: true);
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(copy);
    }
}
