namespace SignInRecovery.Tenants.Import;

/// <summary>One word out of those that Graph documents, in any casing.</summary>
internal sealed class EnumRule(IReadOnlyList<string> words, bool decisive) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        if (node.IsBlank() && node.Kind is ImportNodeKind.Null or ImportNodeKind.Text)
        {
            return ImportNode.Null(node.Offset);
        }

        if (node.Kind != ImportNodeKind.Text || IsCutOff(node.Text))
        {
            return WrongShape(node, path, reading, decisive, "one of " + string.Join(", ", words));
        }

        return ImportNode.Of(Canonical(words, node, path, reading, decisive), node.Offset);
    }

    /// <summary>The word in Graph's casing. A word that Graph does not document is kept as it is and reported.</summary>
    internal static string Canonical(IReadOnlyList<string> words, ImportNode node, string path, ObjectReading reading, bool decisive, string? text = null)
    {
        string word = (text ?? node.Text).Trim();
        foreach (string known in words)
        {
            if (string.Equals(known, word, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        string reason = word.Equals("unknownFutureValue", StringComparison.OrdinalIgnoreCase)
            ? $"{path} is unknownFutureValue: Microsoft Graph hid the real value because it was read without the header 'Prefer: include-unknown-enum-members'."
            : $"{path} is '{SafeText.Show(word)}', which Microsoft Graph does not document. It documents {string.Join(", ", words)}.";
        reading.Report(decisive, ImportErrorIds.UnknownValue, path, node.Offset, reason);
        return word;
    }
}
