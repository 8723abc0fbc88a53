using System.Xml.Linq;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Views;

/// <summary>The view files of the staged module, as data.</summary>
internal static class StagedViews
{
    /// <summary>The files.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Path.Combine(StagedModule.Path, "Views"), "*.format.ps1xml").Order(StringComparer.Ordinal)];

    /// <summary>Every view: the type that it is for, its control (TableControl, ListControl), and its definition.</summary>
    public static IReadOnlyList<(string Type, string Control, XElement View)> All { get; } =
    [
        .. Files.SelectMany(file => XDocument.Load(file).Descendants("View")).Select(view => (
            view.Element("ViewSelectedBy")!.Element("TypeName")!.Value,
            view.Elements().Single(element => element.Name.LocalName.EndsWith("Control", StringComparison.Ordinal)).Name.LocalName,
            view)),
    ];

    /// <summary>Writes a copy of the view files that holds the lists only, for a session without Format-List.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<string> WriteListsOnly(string folder) =>
    [
        .. Files.Select(file =>
        {
            var document = XDocument.Load(file);
            document.Descendants("View").Where(view => view.Element("TableControl") is not null).Remove();
            string copy = Path.Combine(folder, Path.GetFileName(file));
            document.Save(copy);
            return copy;
        }),
    ];
}
