namespace SignInRecovery.Knowledge;

/// <summary>Reads the tables that are part of this assembly: tab-separated, '#' lines of comment, then a header row.</summary>
internal static class Table
{
    /// <summary>Reads a table.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="read">Makes an object of a row's cells.</param>
    public static IReadOnlyList<T> Read<T>(string name, Func<string[], T> read)
    {
        using Stream stream = typeof(Table).Assembly.GetManifestResourceStream("knowledge/" + name)
            ?? throw new InvalidOperationException($"The table {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        var rows = new List<T>();
        bool headerSeen = false;
        while (reader.ReadLine() is string line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (headerSeen)
            {
                rows.Add(read(line.Split('\t')));
            }

            headerSeen = true;
        }

        return rows;
    }
}
