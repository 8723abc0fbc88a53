using System.Text;

namespace SignInRecovery.Tenants.Import;

/// <summary>
/// Finds policies, named locations and authentication strengths in a parsed value, whatever surrounds them: lists, Graph's
/// <c>value</c>, a report of another tool, a template's <c>details</c>, a line of ours, or JSON inside a text.
/// </summary>
internal sealed class ObjectFinder(int maxDepth)
{
    private const int MaxEmbedding = 4;

    // A list under one of these names is expected to hold policies, so what else it holds is reported.
    private static readonly string[] PolicyLists = ["value", "policies", "conditionalAccessPolicies", "conditional_access_policies"];

    // A text is only parsed when it could hold something of interest: most long texts of a foreign report do not.
    private static readonly string[] Markers = ["conditions", "ipRanges", "countriesAndRegions", "allowedCombinations"];

    /// <summary>What was recognised, in the order of the file.</summary>
    public List<FoundObject> Found { get; } = [];

    /// <summary>Values that stand where a policy was expected, and are none.</summary>
    public List<ImportNode> Unrecognised { get; } = [];

    /// <summary>Texts that start like JSON, mention conditions and are broken.</summary>
    public List<ImportNode> BrokenTexts { get; } = [];

    /// <summary>The object inside which the file broke off, or null.</summary>
    public ImportNode? Unfinished { get; private set; }

    /// <summary>Looks through a value.</summary>
    public void Visit(ImportNode root) => Visit(root, listed: true, embedding: 0);

    private void Visit(ImportNode node, bool listed, int embedding)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.List:
                node.Items.ForEach(item => Visit(item, listed, embedding));
                break;
            case ImportNodeKind.Object:
                VisitObject(node, listed, embedding);
                break;
            case ImportNodeKind.Text when IsEmbedded(node.Text, listed) && embedding < MaxEmbedding:
                VisitText(node, listed, embedding);
                break;
            default:
                if (listed)
                {
                    Unrecognised.Add(node);
                }

                break;
        }
    }

    private void VisitText(ImportNode node, bool listed, int embedding)
    {
        byte[] text = Encoding.UTF8.GetBytes(node.Text.Trim());
        NodeReading reading = NodeReader.Read(text, 0, maxDepth);
        if (reading.FaultAt is not null || reading.Node is null)
        {
            BrokenTexts.Add(node);
            return;
        }

        ImportNodes.MoveTo(reading.Node, node.Offset);
        Visit(reading.Node, listed, embedding + 1);
    }

    private void VisitObject(ImportNode node, bool listed, int embedding)
    {
        ImportNode candidate = Unwrapped(node);
        if (Recognise(candidate) is { } kind)
        {
            if (!candidate.IsComplete)
            {
                Unfinished = candidate;
                return;
            }

            Found.Add(new FoundObject(kind, WithoutLocationInfo(candidate, embedding)));
            return;
        }

        int before = Found.Count + BrokenTexts.Count;
        foreach (KeyValuePair<string, ImportNode> member in JsonNoise.Flatten(node))
        {
            bool policyList = member.Value.Kind == ImportNodeKind.List && PolicyLists.Contains(member.Key, StringComparer.OrdinalIgnoreCase);
            if (policyList || member.Value.Kind is ImportNodeKind.Object or ImportNodeKind.List
                || (member.Value.Kind == ImportNodeKind.Text && IsEmbedded(member.Value.Text, listed: false)))
            {
                Visit(member.Value, policyList, embedding);
            }
        }

        if (!node.IsComplete)
        {
            Unfinished ??= node.FindText("displayName") is null ? null : node;
        }
        else if (listed && Found.Count + BrokenTexts.Count == before && !PolicyLists.Any(name => node.Find(name)?.Kind == ImportNodeKind.List))
        {
            Unrecognised.Add(node);
        }
    }

    /// <summary>A template of Microsoft keeps the policy under <c>details</c> and its name and id outside.</summary>
    private static ImportNode Unwrapped(ImportNode node)
    {
        if (JsonNoise.FindFlat(node, "details") is not { Kind: ImportNodeKind.Object } details || JsonNoise.FindFlat(details, "conditions") is null)
        {
            return node;
        }

        ImportNode policy = ImportNode.NewObject(node.Offset);
        policy.IsComplete = node.IsComplete && details.IsComplete;
        Copy(policy, "id", JsonNoise.FindFlat(node, "id"));
        Copy(policy, "displayName", JsonNoise.FindFlat(node, "displayName") ?? JsonNoise.FindFlat(node, "name"));
        Copy(policy, "description", JsonNoise.FindFlat(node, "description"));
        Copy(policy, "state", JsonNoise.FindFlat(node, "state"));
        policy.Members.AddRange(details.Members);
        return policy;
    }

    private static void Copy(ImportNode target, string name, ImportNode? value)
    {
        if (value is not null)
        {
            target.Add(name, value);
        }
    }

    /// <summary>CIPP puts the named locations of a policy beside it as <c>LocationInfo</c>.</summary>
    private ImportNode WithoutLocationInfo(ImportNode policy, int embedding)
    {
        int at = policy.Members.FindIndex(member => member.Key.Equals("LocationInfo", StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return policy;
        }

        ImportNode copy = ImportNode.NewObject(policy.Offset);
        copy.Members.AddRange(policy.Members);
        copy.Members.RemoveAt(at);
        Visit(policy.Members[at].Value, listed: false, embedding);
        return copy;
    }

    private static FoundKind? Recognise(ImportNode node)
    {
        if (IsPolicy(node))
        {
            return FoundKind.Policy;
        }

        if (NamedLocationRule.TypeOf(node) is not null)
        {
            return FoundKind.NamedLocation;
        }

        if (JsonNoise.FindFlat(node, "allowedCombinations") is { IsNull: false })
        {
            return FoundKind.AuthenticationStrength;
        }

        return JsonNoise.ODataType(node)?.EndsWith("authenticationContextClassReference", StringComparison.OrdinalIgnoreCase) == true
            ? FoundKind.AuthenticationContext
            : null;
    }

    private static bool IsPolicy(ImportNode node)
    {
        if (JsonNoise.ODataType(node)?.EndsWith(".conditionalAccessPolicy", StringComparison.OrdinalIgnoreCase) == true)
        {
            return true;
        }

        ImportNode? conditions = JsonNoise.FindFlat(node, "conditions");
        bool controls = JsonNoise.FindFlat(node, "grantControls") is not null || JsonNoise.FindFlat(node, "sessionControls") is not null;
        bool named = JsonNoise.FindFlat(node, "state") is not null || JsonNoise.FindFlat(node, "displayName") is not null;
        if (conditions is null)
        {
            return controls && named;
        }

        return controls || (named && conditions.Kind == ImportNodeKind.Object
            && (JsonNoise.FindFlat(conditions, "applications") ?? JsonNoise.FindFlat(conditions, "users") ?? JsonNoise.FindFlat(conditions, "clientAppTypes")
                ?? JsonNoise.FindFlat(conditions, "clientApplications")) is not null);
    }

    private static bool IsEmbedded(string text, bool listed)
    {
        string trimmed = text.TrimStart();
        return trimmed.Length > 1 && trimmed[0] is '{' or '[' or '"'
            && (listed || Array.Exists(Markers, marker => trimmed.Contains(marker, StringComparison.OrdinalIgnoreCase)));
    }
}
