using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Export-TenantSnapshot -Pseudonymize says what it changed the meaning of, without naming what it hides.</summary>
public sealed class PseudonymWarningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void What_pseudonyms_change_is_warned_about_and_what_is_left_out_is_told_when_asked()
    {
        _ = _folder.Write("in/tenant.json", """{"schemaVersion":1,"tenantId":"6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10","sections":{"policies":{"status":"Complete","count":1}}}""");
        _ = _folder.Write("in/policies.jsonl", """{"id":"eaca90d1-be7c-4b41-8c0c-3daa9bb6b3dd","displayName":"Kiosks","state":"enabled","conditions":{"devices":{"deviceFilter":{"mode":"exclude","rule":"device.displayName -startsWith \"KIOSK-\""}}},"nickName":"K"}""");
        using var session = ModuleSession.Open();

        ScriptResult result = session.Invoke(
            "param($In, $Out) Export-TenantSnapshot $Out -SnapshotPath $In -Pseudonymize -Verbose",
            Path.Combine(_folder.Path, "in"),
            Path.Combine(_folder.Path, "out"));

        Assert.Empty(result.Errors);
        WarningRecord warning = Assert.Single(result.Warnings);
        Assert.Contains("-startsWith", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("KIOSK", warning.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("eaca90d1", warning.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(result.Verbose, v => v.Message.Contains("policies.nickName", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
