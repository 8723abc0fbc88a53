namespace SignInRecovery.Tenants.Import;

/// <summary>Reads one file of policies: one value or several, whole or broken, and hands each object on.</summary>
internal sealed class PolicyFileReader(ImportCollector collector, ImportLimits limits)
{
    /// <summary>Reads a file's bytes.</summary>
    /// <param name="file">The name for reports and for ids that are made.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellationToken">Ends the reading between two values.</param>
    public void Read(string file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        DecodedText decoded = TextDecoder.Decode(bytes);
        if (decoded.Refusal is not null)
        {
            collector.Report(FileProblems.NotJson(file, decoded.Refusal));
            return;
        }

        if (decoded.Guessed)
        {
            collector.Report(FileProblems.EncodingGuessed(file));
        }

        var place = new FilePlace(file, new TextPositions(decoded.Text));
        var objects = new PolicyObjectReader(collector, place);
        int at = JsonGaps.Skip(decoded.Text.Span, 0, closers: false);
        if (at >= decoded.Text.Length)
        {
            collector.Report(FileProblems.Empty(file));
            return;
        }

        int before = collector.Count;
        var unrecognised = new List<ImportNode>();
        int faults = 0;
        bool recovering = false;
        while (at < decoded.Text.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            NodeReading value = NodeReader.Read(decoded.Text, at, limits.MaxDepth, cancellationToken);
            if (value.Node is null && faults == 0 && before == collector.Count && objects.Seen == 0)
            {
                collector.Report(NotJson(place, decoded.Text.Span, at));
                return;
            }

            var finder = new ObjectFinder(limits.MaxDepth);
            if (value.Node is not null)
            {
                finder.Visit(value.Node);
                objects.Take(finder, unrecognised, cancellationToken);
            }

            if (value.Damaged)
            {
                collector.Report(place.Problem(at, null, ImportErrorIds.DamagedText, ImportSeverity.Warning,
                    "A text of the file holds half a surrogate pair, which no encoding can carry; it was replaced.", "Check the names in the file."));
            }

            if (value.FaultAt is not { } fault)
            {
                at = JsonGaps.Skip(decoded.Text.Span, value.End, closers: recovering);
                continue;
            }

            collector.Report(place.Broken(fault, value.TooDeep, finder.Unfinished, limits));
            if (++faults >= limits.MaxFaultsPerFile)
            {
                collector.Report(place.Problem(fault, null, ImportErrorIds.TooManyFaults, ImportSeverity.Error,
                    $"The file has more than {limits.MaxFaultsPerFile} malformed values; the rest of it was not read.", "Export the policies again and check the file with a JSON editor."));
                break;
            }

            recovering = true;
            int resume = JsonGaps.NextObjectLine(decoded.Text.Span, (int)(finder.Unfinished?.Offset ?? LastOffset(value.Node) ?? at));
            at = JsonGaps.Skip(decoded.Text.Span, resume, closers: true);
        }

        if (unrecognised.Count > 0)
        {
            collector.Report(place.NotAPolicy(unrecognised, collector.Count > before || objects.Seen > 0));
        }
        else if (objects.Seen == 0 && faults == 0)
        {
            collector.Report(place.Problem(0, null, ImportErrorIds.NotAPolicy, ImportSeverity.Warning,
                "The file holds no Conditional Access policy, named location or authentication strength.", "Leave the file out, or export the policies again."));
        }
    }

    /// <summary>Where the innermost unfinished item of an unfinished list starts, which tells how its siblings are indented.</summary>
    private static long? LastOffset(ImportNode? node)
    {
        long? offset = null;
        while (node is { IsComplete: false })
        {
            ImportNode? next = node.Kind == ImportNodeKind.List ? node.Items.LastOrDefault() : node.Members.LastOrDefault().Value;
            if (node.Kind == ImportNodeKind.List && next is not null)
            {
                return next.Offset;
            }

            offset = node.Offset;
            node = next;
        }

        return offset;
    }

    private static ImportProblem NotJson(FilePlace place, ReadOnlySpan<byte> text, int at)
    {
        string what = text[at] == (byte)'<' ? "The file is a web page or XML, not a JSON text."
            : "The file does not start with a JSON object or list.";
        return place.Problem(at, null, ImportErrorIds.NotJson, ImportSeverity.Error, what, "Import the JSON file that Microsoft Graph or a tool exported.");
    }
}
