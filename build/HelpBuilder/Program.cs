using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SignInRecovery.HelpBuilder;

// SignInRecovery.HelpBuilder <SignInRecovery.dll> <docs/commands> <docs/about_SignInRecovery.md> <docs/rules> <output folder>
// Writes SignInRecovery.dll-Help.xml, about_SignInRecovery.help.txt and an about_SRnnnn.help.txt for each rule; exit code 1 and one line a fault when it cannot.
if (args is not [var assemblyPath, var pagesFolder, var aboutPath, var rulesFolder, var outputFolder])
{
    Console.Error.WriteLine("Usage: SignInRecovery.HelpBuilder <assembly> <folder of pages> <about page> <folder of rules> <output folder>");
    return 2;
}

try
{
    CommandPage[] pages = [.. Directory.GetFiles(pagesFolder, "*.md").Order(StringComparer.Ordinal).Select(CommandPageReader.Read)];
    IReadOnlyList<CmdletDescription> cmdlets = CmdletReader.Read(Assembly.LoadFrom(Path.GetFullPath(assemblyPath)));
    PageFaultException[] faults = [.. PageCheck.Faults(pagesFolder, pages, cmdlets)];
    if (faults.Length > 0)
    {
        Array.ForEach(faults, fault => Console.Error.WriteLine(fault.ToBuildError()));
        return 1;
    }

    XDocument help = MamlWriter.Write(cmdlets.Select(cmdlet => (cmdlet, pages.Single(page => page.Name == cmdlet.Name))));
    string about = AboutTopicWriter.Write(aboutPath, Markdown.Read(aboutPath, File.ReadAllText(aboutPath)));

    var topics = Directory.GetFiles(rulesFolder, "SR*.md").Order(StringComparer.Ordinal).ToDictionary(RuleTopicWriter.NameOf, page => RuleTopicWriter.Write(page, File.ReadAllText(page)));
    topics.Add(Path.GetFileNameWithoutExtension(aboutPath), about);

    _ = Directory.CreateDirectory(outputFolder);
    var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };
    using (var writer = XmlWriter.Create(Path.Combine(outputFolder, Path.GetFileName(assemblyPath) + "-Help.xml"), settings))
    {
        help.Save(writer);
    }

    // The topic of a page that is gone would be staged for ever.
    Array.ForEach([.. Directory.GetFiles(outputFolder, "about_*.help.txt")], File.Delete);
    foreach ((string name, string text) in topics)
    {
        File.WriteAllText(Path.Combine(outputFolder, name + ".help.txt"), text);
    }

    return 0;
}
catch (PageFaultException fault)
{
    Console.Error.WriteLine(fault.ToBuildError());
    return 1;
}
