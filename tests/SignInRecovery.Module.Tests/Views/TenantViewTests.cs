using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Views;

/// <summary>A tenant, its sections and its problems, as a console shows them.</summary>
public sealed class TenantViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _import;

    public TenantViewTests()
    {
        _ = _folder.Write("tenant.json", """
            {"schemaVersion":1,"tenantId":"6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10","displayName":"Con\u001b[2Jtoso\nLtd","cloud":"USGov",
             "capturedAt":"2026-11-15T09:00:00Z","scope":"Administrators","sections":{"users":{"status":"Complete"},
             "riskyUsers":{"status":"Forbidden","detail":"The caller\nlacks it.","permission":"IdentityRiskyUser.Read.All"}}}
            """);
        _ = _folder.Write("users.jsonl", "{\"id\":\"1\"}\n{\"id\":\n");
        _import = $"$tenant = Import-TenantSnapshot -LiteralPath '{_folder.Path.Replace("'", "''", StringComparison.Ordinal)}' -ErrorAction SilentlyContinue; ";
    }

    [Fact]
    public void A_tenant_is_one_line_of_a_table()
    {
        CapturingHost host = ViewSession.ShowTables(_import + "$tenant");

        string[] lines = [.. host.Lines.Where(line => line.Length > 0)];
        Assert.Equal(["Name", "Id", "CapturedAt", "Scope", "Sections", "Problems"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"^Con␛\[2Jtoso␊Ltd +6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10 2026-11-15 Administrators +\d+ of \d+ +1$", lines[2]);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
    }

    [Fact]
    public void A_list_names_the_sections_that_are_not_complete_and_the_problems()
    {
        CapturingHost host = ViewSession.ShowLists(_import + "$tenant", width: 200);

        Assert.Contains("Name       : Con␛[2Jtoso␊Ltd", host.Lines);
        Assert.Contains("Cloud      : USGov", host.Lines);
        Assert.Contains("CapturedAt : 2026-11-15 09:00Z", host.Lines);
        Assert.Contains(host.Lines, line => line.EndsWith("riskyUsers: Forbidden", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.EndsWith("users: Partial", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.StartsWith("Problems   : users.jsonl, line 2: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_state_of_a_section_and_a_problem_have_tables()
    {
        CapturingHost state = ViewSession.ShowTables(_import + "$tenant.States['riskyUsers']");
        Assert.Contains(state.Lines, line => line.StartsWith("Forbidden ", StringComparison.Ordinal)
            && line.Contains("IdentityRiskyUser.Read.All", StringComparison.Ordinal) && line.EndsWith("The caller␊lacks it.", StringComparison.Ordinal));

        CapturingHost problem = ViewSession.ShowTables(_import + "$tenant.Problems");
        Assert.Contains(problem.Lines, line => line.StartsWith("File ", StringComparison.Ordinal) && line.EndsWith("Reason", StringComparison.Ordinal));
        Assert.Contains(problem.Lines, line => line.StartsWith("users.jsonl ", StringComparison.Ordinal) && line.Contains(" 2 ", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
