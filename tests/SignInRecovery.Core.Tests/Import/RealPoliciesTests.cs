using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>The collected policies of public repositories, where they lie beside this one.</summary>
public class RealPoliciesTests
{
    [Fact]
    public void Every_collected_policy_is_taken_or_reported()
    {
        if (RealPolicies.Folder() is not { } folder)
        {
            return;
        }

        ImportedObjects imported = Take.Path(Path.Combine(folder, "policies.jsonl"));

        int lost = imported.Problems.Count(problem => problem.Severity == ImportSeverity.Error);
        Assert.Equal(File.ReadLines(Path.Combine(folder, "policies.jsonl")).Count(), imported.GetSection("policies").Lines.Count + lost);
        Assert.Equal(
            ["DuplicateId", "DuplicateId", "NotReadable", "NotReadable"],
            imported.Problems.Where(problem => problem.Severity == ImportSeverity.Error).Select(problem => problem.ErrorId).Order(StringComparer.Ordinal));
        Assert.All(imported.Problems, problem => Assert.True(problem is { Line: > 0, Column: > 0, Index: >= 0, JsonPath: not null, ObjectName: not null }));
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("policies").Status);
    }

    [Fact]
    public void Every_collected_file_gives_something_and_loses_nothing()
    {
        if (RealPolicies.Folder() is not { } folder)
        {
            return;
        }

        string[] files = Directory.GetFiles(Path.Combine(folder, "raw"));
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            ImportedObjects imported = Take.Path(file);
            Assert.NotEmpty(imported.Sections);
            Assert.False(imported.HasErrors, string.Join(' ', imported.Problems.Select(problem => problem.Reason)));
            Assert.All(imported.Sections.Values, section => Assert.NotEmpty(section.Lines));
        });
    }

    [Fact]
    public void What_was_taken_can_be_imported_again_unchanged()
    {
        if (RealPolicies.Folder() is not { } folder)
        {
            return;
        }

        Idempotence.Check(Take.Path(folder));
    }
}
