namespace SignInRecovery.GraphEmulator.Query;

/// <summary>The tables that are built in: tab-separated, with comments and a line of column names.</summary>
internal static class EmbeddedTable
{
    internal static IReadOnlyList<string[]> Rows(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table '{name}' is not built in.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var columns = lines[0].Split('\t').Length;
        return
        [
            .. lines.Skip(1).Select(line =>
            {
                var cells = line.Split('\t');
                return cells.Length >= columns ? cells : [.. cells, .. Enumerable.Repeat(string.Empty, columns - cells.Length)];
            }),
        ];
    }
}
