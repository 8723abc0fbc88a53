namespace SignInRecovery.Tenants.Import;

/// <summary>Gathers the objects and problems of one import, and keeps ids unique within a section.</summary>
internal sealed class ImportCollector
{
    private readonly SortedDictionary<string, List<ReadOnlyMemory<byte>>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Section, string Id), byte[]> _taken = [];
    private readonly Dictionary<string, string> _partial = new(StringComparer.Ordinal);
    private readonly List<ImportProblem> _problems = [];
    private readonly HashSet<ImportProblem> _told = [];

    /// <summary>How many objects were taken so far.</summary>
    public int Count { get; private set; }

    /// <summary>True when something was not taken.</summary>
    public bool HasErrors => _problems.Exists(problem => problem.Severity == ImportSeverity.Error);

    /// <summary>The section of errors that name none, for as long as files of one section are read.</summary>
    public string? DefaultSection { get; set; }

    /// <summary>The sections so far.</summary>
    public IReadOnlyCollection<string> Sections => _lines.Keys;

    /// <summary>Takes a problem; the same problem is told once, however often its file is read.</summary>
    public void Report(ImportProblem problem)
    {
        ImportProblem placed = problem with { Section = problem.Section ?? DefaultSection };
        if (_told.Add(placed))
        {
            _problems.Add(placed);
        }
    }

    /// <summary>Says that the source holds the section, even if it turns out to have no objects.</summary>
    public void Open(string section)
    {
        if (!_lines.ContainsKey(section))
        {
            _lines.Add(section, []);
        }
    }

    /// <summary>Says what is missing of a section. Several reasons add up.</summary>
    public void MarkPartial(string section, string detail)
    {
        Open(section);
        _partial[section] = _partial.TryGetValue(section, out string? known) && known != detail ? known + " " + detail : detail;
    }

    /// <summary>Adds a line that needs no unique id.</summary>
    public void Add(string section, byte[] line)
    {
        Open(section);
        _lines[section].Add(line);
        Count++;
    }

    /// <summary>Adds an object. An object that was taken before word for word is passed over.</summary>
    /// <returns>False when another object of the section has that id.</returns>
    public bool TryAdd(string section, string id, byte[] line)
    {
        if (_taken.TryGetValue((section, id), out byte[]? first))
        {
            return first.AsSpan().SequenceEqual(line);
        }

        _taken.Add((section, id), line);
        Add(section, line);
        return true;
    }

    /// <summary>The lines of a section so far.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Lines(string section) => _lines.TryGetValue(section, out List<ReadOnlyMemory<byte>>? lines) ? lines : [];

    /// <summary>Closes the import. An error makes its section Partial; an error of no known section makes all that <paramref name="affected"/> names Partial.</summary>
    public ImportedObjects Build(ImportSourceKind kind, string source, params string[] affected)
    {
        foreach (ImportProblem problem in _problems.Where(problem => problem.Severity == ImportSeverity.Error))
        {
            foreach (string section in problem.Section is { } one ? [one] : affected)
            {
                _partial[section] = _partial.GetValueOrDefault(section) ?? "Some objects could not be taken; the import's problems name them.";
                Open(section);
            }
        }

        var sections = new SortedDictionary<string, ImportedSection>(StringComparer.Ordinal);
        foreach ((string name, List<ReadOnlyMemory<byte>> lines) in _lines)
        {
            string? detail = _partial.GetValueOrDefault(name);
            sections.Add(name, new ImportedSection(name, detail is null ? ImportedSectionStatus.Complete : ImportedSectionStatus.Partial, detail, lines));
        }

        return new ImportedObjects(kind, source, sections, _problems);
    }
}
