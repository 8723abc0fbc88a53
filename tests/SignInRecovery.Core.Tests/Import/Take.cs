using System.Text;
using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>Shorter calls of the importers, under the test's own cancellation.</summary>
internal static class Take
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ImportedObjects Path(string path, ImportLimits? limits = null) => PolicyImporter.Import(path, limits, Token);

    public static ImportedObjects Text(string text, string name = "policies.json") => PolicyImporter.ImportText(name, text, Token);

    public static ImportedObjects Bytes(byte[] bytes, string name = "policies.json", ImportLimits? limits = null) =>
        PolicyImporter.ImportStream(name, new MemoryStream(bytes), limits, Token);

    public static List<string> Lines(this ImportedObjects imported, string section = "policies") =>
        [.. imported.GetSection(section).Lines.Select(line => Encoding.UTF8.GetString(line.Span))];

    public static string Line(this ImportedObjects imported, string section = "policies") => Assert.Single(imported.Lines(section));

    public static ImportProblem Problem(this ImportedObjects imported, string errorId) =>
        Assert.Single(imported.Problems, problem => problem.ErrorId == errorId);
}
