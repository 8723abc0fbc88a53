namespace SignInRecovery.Tenants.Import;

/// <summary>Reads the objects of an export into a collector.</summary>
internal sealed class ExporterReader(ImportCollector collector, ImportLimits limits, CancellationToken cancellationToken)
{
    // Left over from the exporter's own batch requests.
    private static readonly string[] Leftovers = ["RequestId", "RequestName"];

    public ImportCollector Collector => collector;

    public ImportLimits Limits => limits;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The objects of a file: one, a list, or Graph's <c>value</c>. What cannot be read is reported.</summary>
    public IEnumerable<ImportNode> Read(ImportFile file, string section)
    {
        cancellationToken.ThrowIfCancellationRequested();
        void Report(ImportProblem problem) => collector.Report(problem with { Section = section });
        if (ImportFiles.Read(file, limits, Report) is not { } bytes)
        {
            yield break;
        }

        DecodedText decoded = TextDecoder.Decode(bytes);
        int at = decoded.Refusal is null ? JsonGaps.Skip(decoded.Text.Span, 0, closers: false) : 0;
        if (decoded.Refusal is not null || at >= decoded.Text.Length)
        {
            Report(decoded.Refusal is { } refusal ? FileProblems.NotJson(file.Name, refusal) : FileProblems.Empty(file.Name));
            yield break;
        }

        NodeReading reading = NodeReader.Read(decoded.Text, at, limits.MaxDepth, cancellationToken);
        if (reading.FaultAt is { } fault)
        {
            Report(new FilePlace(file.Name, new TextPositions(decoded.Text)).Broken(fault, reading.TooDeep, reading.Node, limits));
            yield break;
        }

        foreach (ImportNode node in Objects(reading.Node))
        {
            ImportNode plain = ImportNodes.WithoutAnnotations(node);
            _ = plain.Members.RemoveAll(member => Leftovers.Contains(member.Key, StringComparer.OrdinalIgnoreCase));
            yield return plain;
        }
    }

    /// <summary>Adds an object under its id; one that was taken before is passed over.</summary>
    /// <returns>False when another object of the section has that id.</returns>
    public bool Add(string section, ImportNode node)
    {
        byte[] line = NodeWriter.ToLine(node);
        if (node.FindText("id") is { } id)
        {
            return collector.TryAdd(section, id, line);
        }

        collector.Add(section, line);
        return true;
    }

    /// <summary>Adds every object that lies in a folder as <c>&lt;id&gt;/&lt;id&gt;.json</c>.</summary>
    public void AddAll(string section, ExporterFolder? folder)
    {
        if (folder is null)
        {
            return;
        }

        collector.Open(section);
        foreach ((ImportFile file, _) in folder.Objects())
        {
            foreach (ImportNode node in Read(file, section))
            {
                // One assignment in a unit is exported with its role and with its unit, in two versions of Graph.
                if (!Add(section, node) && section != "scopedRoleMembers")
                {
                    collector.Report(FileProblems.DuplicateId(file.Name, node.FindText("id") ?? string.Empty) with { Section = section });
                }
            }
        }
    }

    /// <summary>Adds every object of a folder as the value of an owner.</summary>
    public void AddValues(string section, string parent, ExporterFolder? folder)
    {
        if (folder is null)
        {
            return;
        }

        foreach ((ImportFile file, _) in folder.Objects())
        {
            foreach (ImportNode node in Read(file, section))
            {
                collector.Add(section, NodeWriter.ToLine(parent, node));
            }
        }
    }

    private static IEnumerable<ImportNode> Objects(ImportNode? node)
    {
        if (node is { Kind: ImportNodeKind.Object } && node.Find("value") is { Kind: ImportNodeKind.List } values && node.Find("id") is null)
        {
            node = values;
        }

        return node?.Kind switch
        {
            ImportNodeKind.Object => [node],
            ImportNodeKind.List => node.Items.Where(item => item.Kind == ImportNodeKind.Object),
            _ => [],
        };
    }
}
