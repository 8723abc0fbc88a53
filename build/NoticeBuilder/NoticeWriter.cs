using System.Text;

namespace SignInRecovery.NoticeBuilder;

/// <summary>Writes THIRD-PARTY-NOTICES.txt: each package with its files and licence, and each licence text once.</summary>
internal static class NoticeWriter
{
    private const string Rule = "--------------------------------------------------------------------------------";

    /// <summary>Writes the notices.</summary>
    /// <param name="packages">The packages with the files that came from them.</param>
    /// <param name="standardTexts">The texts of licences that are the same for everybody, by SPDX id: many packages name theirs and bring no text.</param>
    /// <exception cref="NoticeException">A package names a licence of which there is no text.</exception>
    public static string Write(IReadOnlyList<(Package Package, IReadOnlyList<string> Files)> packages, IReadOnlyDictionary<string, string> standardTexts)
    {
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var output = new StringBuilder();
        _ = output.Append("SignInRecovery uses the packages below. Their files lie in lib/, unchanged. What is said of each is what the\n")
            .Append("package itself says; the texts of the licences follow the list.\n\n");
        foreach ((Package package, IReadOnlyList<string> files) in packages)
        {
            _ = output.Append(package.Id).Append(' ').Append(package.Version).Append('\n');
            AppendLine(output, "Files", string.Join(", ", files));
            AppendLine(output, "Authors", package.Authors);
            AppendLine(output, "Copyright", package.Copyright);
            AppendLine(output, "Project", package.ProjectUrl);
            AppendLine(output, "Licence", package.Licence ?? "see the text that the package brings");
            _ = output.Append('\n');
            foreach ((string name, string text) in package.Texts)
            {
                Add(texts, text, $"{package.Id} ({name})");
            }

            if (package.Licence is not null && standardTexts.TryGetValue(package.Licence, out string? standard))
            {
                Add(texts, standard, $"{package.Id} ({package.Licence})");
            }
            else if (package.Texts.Count == 0)
            {
                throw new NoticeException($"The package {package.Id}, which goes to lib/, is under {package.Licence}, and brings no text of it. Add the text to build/NoticeBuilder/Licences, or choose another package.");
            }
        }

        foreach ((string text, List<string> covered) in texts)
        {
            _ = output.Append(Rule).Append('\n').Append("Of ").AppendJoin(", ", covered).Append(":\n\n").Append(text).Append("\n\n");
        }

        return output.ToString();
    }

    private static void Add(Dictionary<string, List<string>> texts, string text, string covered)
    {
        if (!texts.TryGetValue(text, out List<string>? list))
        {
            texts[text] = list = [];
        }

        list.Add(covered);
    }

    private static void AppendLine(StringBuilder output, string name, string? value)
    {
        if (value is not null)
        {
            _ = output.Append("  ").Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        }
    }
}
