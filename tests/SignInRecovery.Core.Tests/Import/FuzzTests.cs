using System.Text;
using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>Damaged files never throw, and what is taken of them is always in its normal form.</summary>
public class FuzzTests
{
    private const int Mutations = 2000;

    private static readonly string[] Tokens = ["null", "{}", "[]", "\"\"", "-1", "true", "{\"a\":[", "\\ud800", "\"All\"", ",", "}", "]", "\"@odata.type\":", "\u0000", "/*", "//"];

    [Fact]
    public void Random_damage_never_throws()
    {
        var random = new Random(20261122);
        byte[][] sources = [.. Fixture.All.Select(File.ReadAllBytes), Encoding.UTF8.GetBytes(Fixture.Policy())];
        for (int i = 0; i < Mutations; i++)
        {
            List<byte> bytes = [.. sources[random.Next(sources.Length)]];
            for (int hits = random.Next(1, 6); hits > 0; hits--)
            {
                Damage(bytes, random);
            }

            ImportedObjects imported = Take.Bytes([.. bytes], "damaged.json");

            Assert.All(imported.Problems, problem => Assert.True(problem.Reason.Length > 0 && problem.RecommendedAction.Length > 0 && problem.Line is null or > 0));
            Assert.DoesNotContain(imported.Problems, problem => problem.ErrorId == ImportErrorIds.ImporterFault);
            Assert.True(imported.Problems.Count > 0 || imported.Sections.Count > 0);
            Idempotence.Check(imported);
        }
    }

    [Fact]
    public void Random_damage_to_an_export_never_throws()
    {
        const int Exports = 100;
        var random = new Random(20261123);
        using var export = new ExportFixture();
        string[] files = [.. Directory.EnumerateFiles(export.Path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        for (int i = 0; i < Exports; i++)
        {
            string file = files[random.Next(files.Length)];
            byte[] whole = File.ReadAllBytes(file);
            List<byte> bytes = [.. whole];
            Damage(bytes, random);
            File.WriteAllBytes(file, [.. bytes]);

            ImportedObjects imported = EntraExporterImporter.Import(export.Path, null, TestContext.Current.CancellationToken);

            Assert.NotEmpty(imported.Sections);
            Assert.All(imported.Sections.Values.SelectMany(section => section.Lines), line => System.Text.Json.JsonDocument.Parse(line).Dispose());
            File.WriteAllBytes(file, whole);
        }
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            return;
        }

        int at = random.Next(bytes.Count);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                break;
            case 2:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)));
                break;
            default:
                ReplaceValue(bytes, at, random);
                break;
        }
    }

    /// <summary>Puts another value where one stands, so that the text stays JSON and the importer has to judge the content.</summary>
    private static void ReplaceValue(List<byte> bytes, int at, Random random)
    {
        int start = bytes.IndexOf((byte)'"', at);
        int end = start < 0 ? -1 : bytes.IndexOf((byte)'"', start + 1);
        if (end > 0)
        {
            bytes.RemoveRange(start, end - start + 1);
            bytes.InsertRange(start, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
        }
    }
}
