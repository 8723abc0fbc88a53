using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace SignInRecovery.IsolationHost;

/// <summary>What a host process saw, handed to the test as JSON on standard output.</summary>
/// <param name="Steps">One entry for each step asked for, in order.</param>
/// <param name="Assemblies">All assemblies loaded at the end, in every load context.</param>
/// <param name="Runtime">The version of the runtime.</param>
public sealed record HostReport(IReadOnlyList<HostStep> Steps, IReadOnlyList<LoadedAssembly> Assemblies, string Runtime)
{
    /// <summary>The line that the report stands on begins with this.</summary>
    public const string Mark = "REPORT ";

    /// <summary>Takes stock of this process.</summary>
    /// <param name="steps">What was done.</param>
    public static HostReport Take(IReadOnlyList<HostStep> steps) => new(
        steps,
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic).Select(Describe).ToArray(),
        Environment.Version.ToString());

    /// <summary>Writes the report for the test to read.</summary>
    public void Write() => Console.Out.WriteLine(Mark + JsonSerializer.Serialize(this));

    /// <summary>Reads the report out of what a host process printed.</summary>
    /// <param name="output">Its standard output.</param>
    public static HostReport Read(string output)
    {
        var line = output.Split('\n').Single(text => text.StartsWith(Mark, StringComparison.Ordinal));
        return JsonSerializer.Deserialize<HostReport>(line[Mark.Length..])!;
    }

    private static LoadedAssembly Describe(Assembly assembly)
    {
        var name = assembly.GetName();
        return new LoadedAssembly(
            name.Name ?? string.Empty,
            name.Version?.ToString() ?? string.Empty,
            assembly.Location,
            AssemblyLoadContext.GetLoadContext(assembly)?.Name ?? string.Empty);
    }
}

/// <summary>One step of a scenario.</summary>
/// <param name="Name">The step as it was asked for.</param>
/// <param name="Output">What it produced, one text for each object.</param>
/// <param name="Errors">What went wrong; empty when nothing did.</param>
public sealed record HostStep(string Name, IReadOnlyList<string> Output, IReadOnlyList<string> Errors);

/// <summary>One assembly in one load context.</summary>
/// <param name="Name">The simple name.</param>
/// <param name="Version">The assembly version.</param>
/// <param name="Location">The file; empty when it came from memory.</param>
/// <param name="Context">The name of the load context; "Default" is the one that all modules share.</param>
public sealed record LoadedAssembly(string Name, string Version, string Location, string Context);
