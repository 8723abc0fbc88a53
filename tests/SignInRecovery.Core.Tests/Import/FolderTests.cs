using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>Folders of files.</summary>
public class FolderTests
{
    private static string Policy(int number) => Fixture.Policy("0000000000ff\",\"displayName\":\"Right\"", $"00000000000{number}\",\"displayName\":\"P{number}\"");

    [Fact]
    public void All_files_below_a_folder_are_read_in_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("b.json", Policy(3));
        _ = folder.Write("a/z.JSON", Policy(2));
        _ = folder.Write("B.jsonl", Policy(1));
        _ = folder.Write("c/d/e.ndjson", Policy(4));
        _ = folder.Write("notes.md", "not read");
        _ = folder.Write(".git/x.json", "not read");

        ImportedObjects imported = Take.Path(folder.Path);

        Assert.Empty(imported.Problems);
        Assert.Equal(["P1", "P2", "P3", "P4"], imported.Lines().Select(line => line[60..62]));
    }

    [Fact]
    public void A_bad_file_does_not_stop_the_others_and_is_named_by_its_path_below_the_folder()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("a/bad.json", "<html>");
        _ = folder.Write("a/empty.json", "");
        _ = folder.Write("a/group.json", """{"@odata.type":"#microsoft.graph.group","id":"x"}""");
        _ = folder.Write("b.json", Policy(1));
        _ = folder.Write("c.json", Policy(1).Replace("P1", "Other", StringComparison.Ordinal));

        ImportedObjects imported = Take.Path(folder.Path);

        _ = imported.Line();
        Assert.Equal(
            [("a/bad.json", "NotJson"), ("a/empty.json", "EmptyFile"), ("a/group.json", "NotAPolicy"), ("c.json", "DuplicateId")],
            imported.Problems.Select(problem => (problem.File, problem.ErrorId)));
    }

    [Fact]
    public void A_link_to_a_folder_is_reported_and_not_followed()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("a/p.json", Policy(1));
        try
        {
            _ = Directory.CreateSymbolicLink(System.IO.Path.Combine(folder.Path, "a", "loop"), folder.Path);
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            // Windows asks for a privilege that a build agent may lack; the rest of the import is tested above.
            return;
        }

        ImportedObjects imported = Take.Path(folder.Path);

        _ = imported.Line();
        Assert.Equal(("a/loop", ImportErrorIds.LinkNotFollowed), (imported.Problems[0].File, Assert.Single(imported.Problems).ErrorId));
    }

    [Fact]
    public void More_files_than_the_limit_are_reported()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("1.json", Policy(1));
        _ = folder.Write("2.json", Policy(2));

        Assert.Equal(ImportErrorIds.TooManyFiles, Assert.Single(Take.Path(folder.Path, new ImportLimits { MaxFiles = 1 }).Problems).ErrorId);
    }

    [Fact]
    public void An_empty_folder_has_nothing_to_import()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(ImportErrorIds.NothingToImport, Assert.Single(Take.Path(folder.Path).Problems).ErrorId);
    }

    [Fact]
    public void Named_files_are_read_whatever_their_extension()
    {
        using var folder = new TemporaryFolder();
        string text = folder.Write("policies.txt", Policy(1));
        string other = folder.Write("policies.bak", Policy(2));

        ImportedObjects imported = PolicyImporter.Import([other, text], null, TestContext.Current.CancellationToken);

        Assert.Equal(["P2", "P1"], imported.Lines().Select(line => line[60..62]));
    }

    [Fact]
    public void The_committed_fixtures_import_again_unchanged()
    {
        ImportedObjects imported = Take.Path(Fixture.Folder);

        Assert.True(imported.Lines().Count >= 9);
        Idempotence.Check(imported);
    }
}
