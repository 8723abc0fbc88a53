using System.Text;

namespace SignInRecovery.Tests.Import;

/// <summary>The files under Import/Fixtures.</summary>
internal static class Fixture
{
    public static string Folder { get; } = Find();

    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal);

    public static string PathOf(string name) => System.IO.Path.Combine(Folder, name);

    public static string Text(string name) => File.ReadAllText(PathOf(name), Encoding.UTF8);

    /// <summary>A policy that is right in every respect, with one text in it replaced.</summary>
    public static string Policy(string what = "", string by = "")
    {
        const string Right = """
            {"id":"11111111-aaaa-4bbb-8ccc-0000000000ff","displayName":"Right","state":"enabled",
            "conditions":{"users":{"includeUsers":["All"],"excludeGroups":["33333333-aaaa-4bbb-8ccc-000000000001"]},
            "applications":{"includeApplications":["All"]},"clientAppTypes":["all"],"platforms":null,"locations":null,"devices":null},
            "grantControls":{"operator":"OR","builtInControls":["mfa"],"termsOfUse":[]},"sessionControls":null}
            """;
        return what.Length == 0 ? Right
            : Right.Contains(what, StringComparison.Ordinal) ? Right.Replace(what, by, StringComparison.Ordinal)
            : throw new ArgumentException($"The policy has no '{what}'.", nameof(what));
    }

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = System.IO.Path.Combine(at.FullName, "tests", "SignInRecovery.Core.Tests", "Import", "Fixtures");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside of the repository, so their fixtures are missing.");
    }
}
