using System.Collections.Frozen;

namespace SignInRecovery.Shell.AbsentCommands;

/// <summary>The commands of the full PowerShell that this shell lacks, and the modules they belong to.</summary>
internal static class AbsentCommandList
{
    private static readonly FrozenDictionary<string, AbsentCommand> Commands =
        Read().ToFrozenDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The command of that name in any case; null when no module of the full PowerShell has it.</summary>
    public static AbsentCommand? Find(string name) => Commands.GetValueOrDefault(name);

    private static IEnumerable<AbsentCommand> Read()
    {
        using Stream stream = typeof(AbsentCommandList).Assembly.GetManifestResourceStream("absent-commands.tsv")!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [string name, string module])
            {
                yield return new AbsentCommand(name, module);
            }
        }
    }
}
