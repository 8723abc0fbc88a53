using SignInRecovery.NoticeBuilder;

// SignInRecovery.NoticeBuilder <list of the files in lib/> <LICENSE> <output file>
// Exit code 1 and one line a fault when a licence is not known.
if (args is not [var listPath, var licencePath, var outputPath])
{
    Console.Error.WriteLine("Usage: SignInRecovery.NoticeBuilder <list of files> <LICENSE of this project> <output file>");
    return 2;
}

try
{
    // This project's own licence is MIT too: a title, a copyright line, and the terms, which are everybody's.
    string licence = File.ReadAllText(licencePath).ReplaceLineEndings("\n").Trim();
    int terms = licence.IndexOf("Permission is hereby granted", StringComparison.Ordinal);
    if (terms < 0)
    {
        throw new NoticeException($"{licencePath} is not the MIT licence, whose terms are taken from it.");
    }

    var packages = File.ReadAllLines(listPath)
        .Where(line => line.Length > 0)
        .Select(file => (Package: Package.Of(file), File: Path.GetFileName(file)))
        .GroupBy(p => (p.Package.Id, p.Package.Version), p => p)
        .OrderBy(g => g.Key.Id, StringComparer.OrdinalIgnoreCase)
        .Select(g => (g.First().Package, (IReadOnlyList<string>)[.. g.Select(p => p.File).Distinct().Order(StringComparer.Ordinal)]))
        .ToArray();
    var standardTexts = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Licences"), "*.txt")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => File.ReadAllText(path).ReplaceLineEndings("\n").Trim('\n'), StringComparer.Ordinal);
    standardTexts["MIT"] = licence[terms..];
    string notices = NoticeWriter.Write(packages, standardTexts);
    _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outputPath))!);
    File.WriteAllText(outputPath, notices);
    return 0;
}
catch (NoticeException fault)
{
    Console.Error.WriteLine($"NoticeBuilder : error SIR0007: {fault.Message}");
    return 1;
}
