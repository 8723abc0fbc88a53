using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SignInRecovery.Tenants.Import;

/// <summary>Normalises the objects found in one file and hands them to the collector, with everything that was doubtful.</summary>
internal sealed class PolicyObjectReader(ImportCollector collector, FilePlace place)
{
    private static readonly NamedLocationRule NamedLocations = new();
    private static readonly FreeRule Contexts = new();

    /// <summary>How many objects were seen in the file, taken or not.</summary>
    public int Seen { get; private set; }

    /// <summary>Takes what a finder found, and passes on what it did not recognise.</summary>
    public void Take(ObjectFinder finder, List<ImportNode> unrecognised, CancellationToken cancellationToken)
    {
        foreach (FoundObject found in finder.Found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TakeOne(found);
        }

        foreach (ImportNode broken in finder.BrokenTexts)
        {
            collector.Report(place.Problem(broken.Offset, Seen++, ImportErrorIds.InvalidJson, ImportSeverity.Error,
                "A text of the file holds a policy as JSON, and that JSON breaks off or is malformed.", "Export the policy again."));
        }

        unrecognised.AddRange(finder.Unrecognised);
    }

    private void TakeOne(FoundObject found)
    {
        int index = Seen++;
        var reading = new ObjectReading();
        (ImportNode source, string id, string name) = Identified(found, index, reading);
        (string section, ImportNode line) = found.Kind switch
        {
            FoundKind.NamedLocation => ("namedLocations", NamedLocations.Read(source, "$", reading)),
            FoundKind.AuthenticationStrength => ("authenticationStrengths", PolicySchema.AuthenticationStrength.Read(source, "$", reading)),
            FoundKind.AuthenticationContext => ("authenticationContexts", Contexts.Read(source, "$", reading)),
            _ => ("policies", PolicySchema.Policy.Read(source, "$", reading)),
        };
        string? state = source.Find("state") is { Kind: ImportNodeKind.Text } text ? SafeText.Show(text.Text.Trim()) : null;
        if (found.Kind == FoundKind.Policy)
        {
            PolicyChecks.Run(line, reading);
            section = line.FindText("deletedDateTime") is null ? section : "deletedPolicies";
        }

        ImportProblem Say(ReadingRemark remark, ImportSeverity severity, string reason, string action)
        {
            long offset = remark.Offset < 0 ? found.Node.Offset : remark.Offset;
            ImportProblem problem = place.Problem(offset, index, remark.ErrorId, severity, reason, action, name);
            return problem with { JsonPath = remark.Path, ObjectState = state, Section = section };
        }

        if (reading.Faults.Count > 0)
        {
            collector.Report(Say(reading.Faults[0], ImportSeverity.Error, ReasonOf(name, reading.Faults), "Correct the object at this place, or export it again from Microsoft Graph; until then it counts as unknown."));
            return;
        }

        foreach (ReadingRemark doubt in reading.Doubts)
        {
            collector.Report(Say(doubt, ImportSeverity.Warning, $"'{name}': {doubt.Reason}", ActionOf(doubt.ErrorId)));
        }

        if (!collector.TryAdd(section, id, NodeWriter.ToLine(line)))
        {
            var twice = new ReadingRemark(ImportErrorIds.DuplicateId, "$.id", found.Node.Offset, string.Empty);
            collector.Report(Say(twice, ImportSeverity.Error, $"'{name}' has the id {id}, and another object with this id and other content was taken before.", "Keep the version that the tenant has, and remove the other."));
        }
    }

    /// <summary>The object with an id and a name; where it has none they are made from the file and the position, the same at every import.</summary>
    private (ImportNode Source, string Id, string Name) Identified(FoundObject found, int index, ObjectReading reading)
    {
        ImportNode node = found.Node;
        string? givenId = JsonNoise.FindFlat(node, "id") is { Kind: ImportNodeKind.Text } idText ? idText.Text.Trim() : null;
        string? givenName = JsonNoise.FindFlat(node, "displayName") is { Kind: ImportNodeKind.Text } nameText && !string.IsNullOrWhiteSpace(nameText.Text) ? nameText.Text : null;
        string noun = found.Kind switch { FoundKind.NamedLocation => "named location", FoundKind.AuthenticationStrength => "authentication strength", FoundKind.AuthenticationContext => "authentication context", _ => "policy" };
        string fileName = place.File[(place.File.LastIndexOfAny(['/', '\\']) + 1)..];
        string name = givenName ?? string.Create(CultureInfo.InvariantCulture, $"Unnamed {noun} {index + 1} of {fileName}");
        string id = givenId ?? string.Empty;
        if (Guid.TryParse(givenId, out Guid guid) && guid != Guid.Empty)
        {
            id = guid.ToString("D");
        }
        else if (found.Kind != FoundKind.AuthenticationContext || string.IsNullOrEmpty(givenId))
        {
            id = MadeId(place.File, index);
            string had = string.IsNullOrEmpty(givenId) ? "no id" : $"'{SafeText.Show(givenId)}' in place of an id";
            reading.Doubt(ImportErrorIds.MissingId, "$.id", node.Offset, $"The {noun} has {had}; {id} was made from its file and position.");
        }

        if (givenName is null)
        {
            reading.Doubt(ImportErrorIds.MissingName, "$.displayName", node.Offset, $"The {noun} has no display name; this one was made from its file and position.");
        }

        ImportNode source = ImportNode.NewObject(node.Offset);
        source.Add("id", ImportNode.Of(id, node.Offset));
        source.Add("displayName", ImportNode.Of(name, node.Offset));
        if (JsonNoise.ODataType(node) is { } type)
        {
            source.Add("@odata.type", ImportNode.Of("#" + type, node.Offset));
        }

        source.Members.AddRange(JsonNoise.Flatten(node).Where(member =>
            !member.Key.Equals("id", StringComparison.OrdinalIgnoreCase) && !member.Key.Equals("displayName", StringComparison.OrdinalIgnoreCase)));
        return (source, id, SafeText.Show(name.Trim()));
    }

    /// <summary>A UUID of the custom version 8 (RFC 9562) over file and position.</summary>
    private static string MadeId(string file, int index)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"SignInRecovery import\n{file}\n{index}")));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    private static string ReasonOf(string name, List<ReadingRemark> faults)
    {
        const int Shown = 3;
        string reasons = string.Join(' ', faults.Take(Shown).Select(fault => fault.Reason));
        string more = faults.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" {faults.Count - Shown} more like these.") : string.Empty;
        return $"'{name}' was not taken, because its meaning cannot be known. {reasons}{more}";
    }

    private static string ActionOf(string errorId) => errorId switch
    {
        ImportErrorIds.UnresolvableId => "Replace it by the id from the tenant; until then everything that hinges on it is unknown.",
        ImportErrorIds.MissingId or ImportErrorIds.MissingName => "Nothing is to be done for a template; otherwise export the object from the tenant.",
        ImportErrorIds.MissingState => "Add the state that the policy has in the tenant (enabled, disabled or enabledForReportingButNotEnforced).",
        ImportErrorIds.MissingAssignment => "Check whom and what the policy is for, and export it again from Microsoft Graph.",
        ImportErrorIds.MissingControls => "Export the policy again from Microsoft Graph with all its properties.",
        ImportErrorIds.MissingOperator => "Add the operator (AND or OR) that the policy has in the tenant.",
        ImportErrorIds.UnknownProperty => "Check whether the property narrows the policy; if it does, judge the policy by hand.",
        _ => "Check the value in the file against the policy in the tenant.",
    };
}
