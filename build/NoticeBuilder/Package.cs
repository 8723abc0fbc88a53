using System.Xml.Linq;

namespace SignInRecovery.NoticeBuilder;

/// <summary>A package as its own files describe it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Authors">Its authors.</param>
/// <param name="Copyright">Its copyright line; null when it has none.</param>
/// <param name="ProjectUrl">Its address; null when it names none.</param>
/// <param name="Licence">The licence's SPDX expression; null when the package brings a text instead.</param>
/// <param name="Texts">The texts of licence and notices that the package brings, by file name.</param>
internal sealed record Package(
    string Id,
    string Version,
    string Authors,
    string? Copyright,
    string? ProjectUrl,
    string? Licence,
    IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Reads the package that a file came from.</summary>
    /// <param name="file">A file of the unpacked package.</param>
    /// <exception cref="NoticeException">It is no file of a package, or the package names no licence.</exception>
    public static Package Of(string file)
    {
        DirectoryInfo? folder = new FileInfo(file).Directory;
        while (folder is not null && folder.GetFiles("*.nuspec").Length == 0)
        {
            folder = folder.Parent;
        }

        if (folder is null)
        {
            throw new NoticeException($"{file} goes to lib/ and came from no package, so that nobody knows its licence.");
        }

        XElement metadata = XDocument.Load(folder.GetFiles("*.nuspec")[0].FullName).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        XElement? licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        string? expression = (string?)licence?.Attribute("type") == "expression" ? licence!.Value.Trim() : null;
        string? licenceFile = (string?)licence?.Attribute("type") == "file" ? licence!.Value.Trim() : null;
        var texts = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (FileInfo text in folder.GetFiles().Where(f => IsNotice(f.Name) || f.Name == licenceFile))
        {
            texts[text.Name] = File.ReadAllText(text.FullName).ReplaceLineEndings("\n").Trim();
        }

        if (licenceFile is not null && !texts.ContainsKey(licenceFile))
        {
            texts[licenceFile] = File.ReadAllText(Path.Combine(folder.FullName, licenceFile)).ReplaceLineEndings("\n").Trim();
        }

        string id = Text(metadata, "id")!;
        return expression is null && licenceFile is null
            ? throw new NoticeException($"The package {id}, which goes to lib/, names no licence.")
            : new Package(id, Text(metadata, "version")!, Text(metadata, "authors") ?? "unknown", Text(metadata, "copyright"), Text(metadata, "projectUrl"), expression, texts);
    }

    private static bool IsNotice(string name) =>
        name.StartsWith("LICEN", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("NOTICE", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("THIRD-PARTY", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("THIRDPARTY", StringComparison.OrdinalIgnoreCase);

    private static string? Text(XElement metadata, string name) =>
        metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
