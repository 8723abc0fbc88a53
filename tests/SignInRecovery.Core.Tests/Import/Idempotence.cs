using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>The promise that normalised output is its own normal form.</summary>
internal static class Idempotence
{
    public static void Check(ImportedObjects first)
    {
        foreach (string section in first.Sections.Keys)
        {
            List<string> lines = first.Lines(section);
            if (lines.Count == 0)
            {
                continue;
            }

            ImportedObjects second = Take.Text(string.Join('\n', lines), "again.jsonl");
            Assert.Equal(lines, second.Lines(section));
            HashSet<(string, string?, string?)> known = [.. first.Problems.Select(problem => (problem.ErrorId, problem.JsonPath, problem.ObjectName))];
            Assert.All(second.Problems, problem => Assert.Contains((problem.ErrorId, problem.JsonPath, problem.ObjectName), known));
        }
    }
}
