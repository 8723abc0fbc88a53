using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>The cmdlets against a real server, in a child process that trusts its certificate authority.</summary>
public class ConnectTests
{
    [Fact]
    public async Task A_session_is_the_source_of_every_question_until_it_is_disconnected()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        var result = await emulator.RunAsync($$"""
            $session = {{emulator.Connect}}
            "account=$($session.Account) tenant=$($session.TenantName) application=$($session.IsApplication)"
            "sessions=$(@(Get-SignInRecoverySession).Count)"
            $hidden = @(Get-SignInRecoverySession -CheckPermission | Where-Object Access -NE Readable)
            "hidden=$(($hidden | Where-Object Cmdlet -EQ Test-LockoutRisk | ForEach-Object Section) -join ',')"
            $tenant = Get-TenantSnapshot
            "users=$($tenant.Users.Seen.Count) policies=$($tenant.States['policies'].Status)"
            $live = @(Test-LockoutRisk -FailedOnly -AsOf 2026-11-15).Count
            $piped = @($tenant | Test-LockoutRisk -FailedOnly -AsOf 2026-11-15).Count
            "findings=$($live -gt 20) same=$($live -eq $piped)"
            $session | Disconnect-SignInRecovery
            try { Test-LockoutRisk } catch { "error=$($_.FullyQualifiedErrorId.Split(',')[0])" }
            try { Test-LockoutRisk -Session $session } catch { "error=$($_.FullyQualifiedErrorId.Split(',')[0])" }
            """);

        Assert.Contains("account=Emulated application tenant=Contoso Ltd application=True", result.Output, StringComparison.Ordinal);
        Assert.Contains("sessions=1", result.Output, StringComparison.Ordinal);
        Assert.Contains("hidden=onPremisesSynchronization", result.Output, StringComparison.Ordinal);
        Assert.Equal("users=26 policies=Complete", result.Output.ReplaceLineEndings("\n").Split('\n').Single(l => l.StartsWith("users=", StringComparison.Ordinal)));
        Assert.Contains("findings=True same=True", result.Output, StringComparison.Ordinal);
        Assert.Contains("error=SessionMissing", result.Output, StringComparison.Ordinal);
        Assert.Contains("error=SessionEnded", result.Output, StringComparison.Ordinal);
        Assert.Contains("Not seen: the settings of directory synchronisation", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_stream_shows_a_secret_or_a_token()
    {
        await using var emulator = await LiveEmulator.StartAsync("--fault", "InternalServerError=0.1", "--fault", "ExpiredToken=0.1");
        var result = await emulator.RunAsync($$"""
            $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue'
            {{emulator.Connect}}
            Get-SignInRecoverySession | Format-List
            $null = Get-TenantSnapshot
            $wrong = [pscredential]::new('{{LiveEmulator.ClientId}}', [System.Net.NetworkCredential]::new('', 'not-the-secret-0815').SecurePassword)
            try { Connect-SignInRecovery {{LiveEmulator.TenantId}} -Credential $wrong -GraphEndpoint {{emulator.Address}} -AuthorityHost {{emulator.Address}} } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }
            $Error | ForEach-Object { $_.ToString(); $_.Exception.ToString() }
            """);

        var said = result.Output + result.Error;
        Assert.Contains("ClientSecretInvalid", said, StringComparison.Ordinal);
        Assert.Contains("AADSTS7000215", said, StringComparison.Ordinal);
        Assert.DoesNotContain(LiveEmulator.Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-secret-0815", said, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managed_identity_and_Azure_CLI()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        var bin = Directory.CreateDirectory(Path.Combine(emulator.Folder, "bin"));
        var az = Path.Combine(bin.FullName, "az");
        await File.WriteAllTextAsync(
            az,
            $$"""
            #!/bin/sh
            token=$(curl -s --cacert {{emulator.Folder}}/ca.pem -d grant_type=client_credentials -d client_id={{LiveEmulator.ClientId}} -d client_secret={{LiveEmulator.Secret}} --data-urlencode scope={{emulator.Address}}/.default {{emulator.Address}}/{{LiveEmulator.TenantId}}/oauth2/v2.0/token | sed 's/.*"access_token": *"\([^"]*\)".*/\1/')
            echo "{\"accessToken\":\"$token\",\"expires_on\":$(($(date +%s) + 3000)),\"tokenType\":\"Bearer\"}"
            """,
            TestContext.Current.CancellationToken);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var result = await emulator.RunAsync(
            $$"""
            "managed=$((Connect-SignInRecovery -ManagedIdentity -GraphEndpoint {{emulator.Address}} -AuthorityHost {{emulator.Address}}).TenantName)"
            "cli=$((Connect-SignInRecovery {{LiveEmulator.TenantId}} -AzureCli -GraphEndpoint {{emulator.Address}} -AuthorityHost {{emulator.Address}}).TenantName)"
            "environment=$((Connect-SignInRecovery -EnvironmentVariables -GraphEndpoint {{emulator.Address}} -AuthorityHost {{emulator.Address}}).Kind)"
            """,
            ("IDENTITY_ENDPOINT", emulator.Address + "/msi/token"),
            ("IDENTITY_HEADER", "header"),
            ("PATH", bin.FullName + ":" + Environment.GetEnvironmentVariable("PATH")));

        Assert.Contains("managed=Contoso Ltd", result.Output, StringComparison.Ordinal);
        Assert.Contains("cli=Contoso Ltd", result.Output, StringComparison.Ordinal);
        Assert.Contains("environment=ManagedIdentity", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_of_the_users_store()
    {
        if (!OperatingSystem.IsLinux())
        {
            // The store is the machine's own elsewhere; here it lies below HOME, which the child has for itself.
            return;
        }

        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=SignInRecovery test application", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var pem = Path.Combine(folder.Path, "app.pem");
        var pfx = Path.Combine(folder.Path, "app.pfx");
        await File.WriteAllTextAsync(pem, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx), TestContext.Current.CancellationToken);
        await using var emulator = await LiveEmulator.StartAsync("--certificate", pem);
        string Connect(string thumbprint) => $"Connect-SignInRecovery {LiveEmulator.TenantId} -ClientId {LiveEmulator.ClientId} -CertificateThumbprint {thumbprint} -GraphEndpoint {emulator.Address} -AuthorityHost {emulator.Address}";

        var result = await emulator.RunAsync(
            $$"""
            try { {{Connect(certificate.Thumbprint)}} } catch { "before=$($_.FullyQualifiedErrorId.Split(',')[0])" }
            $store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
            $store.Open('ReadWrite')
            $store.Add([System.Security.Cryptography.X509Certificates.X509Certificate2]::new('{{pfx}}', '', 'PersistKeySet'))
            $store.Dispose()
            $session = {{Connect(certificate.Thumbprint)}}
            "kind=$($session.Kind) tenant=$($session.TenantName)"
            """,
            ("HOME", folder.Path));

        Assert.Contains("before=CertificateUnusable", result.Output, StringComparison.Ordinal);
        Assert.Contains("kind=Certificate tenant=Contoso Ltd", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_ten_points_and_resumed_the_snapshot_is_the_same()
    {
        await using var emulator = await LiveEmulator.StartAsync("--users", "3000", "--administrators", "5", "--fault", "Delay=0.3@/users", "--seed", "7");
        string Read(string folder) => $"$null = {emulator.Connect}; 'connected'; $t = Get-TenantSnapshot -Scope AllUsers -WorkingFolder '{folder}'; 'done'; \"users=$($t.Users.Seen.Count)\"";
        var whole = Path.Combine(emulator.Folder, "whole");
        Assert.Contains("done", (await emulator.RunAsync(Read(whole))).Output, StringComparison.Ordinal);

        var resumed = Path.Combine(emulator.Folder, "resumed");
#pragma warning disable CA5394 // The chance is no secret; the seed makes a failure repeatable.
        var chance = new Random(7);
        for (var kill = 0; kill < 10; kill++)
        {
            // At the wall's pace: a reading that is over before it can be killed would show nothing.
            using var shell = emulator.Start(Read(resumed), (LiveEmulator.Speed, null));
            while (await shell.ReadLineAsync() is { } line && line != "connected")
            {
            }

            // Dispose kills with SIGKILL.
            await Task.Delay(chance.Next(100, 1_200), TestContext.Current.CancellationToken);
            if (File.Exists(Path.Combine(resumed, "tenant.json")))
            {
                break;
            }
        }
#pragma warning restore CA5394

        if (!File.Exists(Path.Combine(resumed, "tenant.json")))
        {
            Assert.Contains("users=3061", (await emulator.RunAsync(Read(resumed))).Output, StringComparison.Ordinal);
        }

        foreach (var file in Directory.EnumerateFiles(whole, "*.jsonl"))
        {
            Assert.Equal(
                (Path.GetFileName(file), string.Join('\n', File.ReadLines(file).Order(StringComparer.Ordinal))),
                (Path.GetFileName(file), string.Join('\n', File.ReadLines(Path.Combine(resumed, Path.GetFileName(file))).Order(StringComparer.Ordinal))));
        }
    }
}
