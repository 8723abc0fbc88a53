using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>New-BreakGlassAccount at the prompt, against the emulator: what it shows, what it asks, what it hands out, and what it never shows.</summary>
public class NewBreakGlassAccountTests
{
    [Fact]
    public async Task WhatIf_shows_the_whole_plan_with_the_names_that_the_run_then_uses()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        string plan = Path.Combine(emulator.Folder, "plan.json");

        var result = await emulator.RunAsync($$"""
            $null = {{emulator.Connect}} -Capability Provision
            $before = @((Get-TenantSnapshot).Users.Seen).Count
            New-BreakGlassAccount -PlanPath '{{plan}}' -WhatIf
            'steps=' + @(New-BreakGlassAccount -PlanPath '{{plan}}' -AsPlan -InformationAction Ignore).Count
            (New-BreakGlassAccount -PlanPath '{{plan}}' -AsPlan -InformationAction Ignore)[-1].Action
            'unchanged=' + ($before -eq @((Get-TenantSnapshot).Users.Seen).Count)
            """);

        Assert.Contains("What if:", result.Output, StringComparison.Ordinal);
        Assert.Contains("Exclude the group Access policy exceptions from", result.Output, StringComparison.Ordinal);
        Assert.Contains("steps=", result.Output, StringComparison.Ordinal);
        Assert.Contains("unchanged=True", result.Output, StringComparison.Ordinal);
        string last = result.Output.Split('\n').Single(l => l.StartsWith("Assign Global Administrator to", StringComparison.Ordinal)).Trim();
        Assert.Contains("  " + last[..40], result.Output.Replace(". Assign", ".   Assign", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_run_a_second_one_and_no_secret_anywhere()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        string plan = Path.Combine(emulator.Folder, "plan.json");

        var result = await emulator.RunAsync($$"""
            $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'
            $null = {{emulator.Connect}} -Capability Provision
            $said = @(New-BreakGlassAccount -PlanPath '{{plan}}' -PasswordHandling Return -Confirm:$false *>&1)
            $accounts = @($said | Where-Object { $_.PSTypeNames -contains 'SignInRecovery.Commands.ProvisionedBreakGlassAccount' })
            $texts = ($said | ForEach-Object { "$_" }) + ($Error | ForEach-Object { "$_"; "$($_.Exception)" }) + [System.IO.File]::ReadAllText('{{plan}}')
            "accounts=$($accounts.Count)"
            foreach ($account in $accounts) {
                $password = $account.Credential.GetNetworkCredential().Password
                "length=$($password.Length) leak=$(@($texts | Where-Object { $_.Contains($password) }).Count)"
            }
            $accounts | Out-Default
            $again = @(New-BreakGlassAccount -PlanPath '{{plan}}' -PasswordHandling Return -Confirm:$false -InformationAction Ignore)
            "again=$($again.Count) same=$(($again.Id -join ',') -eq ($accounts.Id -join ',')) secrets=$(@($again | Where-Object Credential).Count)"
            $open = @(Get-BreakGlassAccount -InformationAction Ignore | Where-Object { $_.Id -in $accounts.Id } | Test-BreakGlassAccount -OpenOnly -InformationAction Ignore | Where-Object Status -eq Fail | ForEach-Object CheckId)
            "open=$($open -join ',')"
            """);

        Assert.Contains("accounts=2", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Split('\n').Count(l => l.Trim() == "length=64 leak=0"));
        Assert.Contains("again=2 same=True secrets=0", result.Output, StringComparison.Ordinal);
        string open = result.Output.Split('\n').Single(l => l.StartsWith("open=", StringComparison.Ordinal)).Trim()["open=".Length..];
        Assert.Empty(open.Split(',').Except(["TwoKeys", "MandatoryMfa", "PortalSignIn", "PortalSignInWhenEnforced", "LastSuccessfulSignIn"]));
    }

    [Fact]
    public async Task A_refused_prompt_ends_the_plan_before_the_role()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        string plan = Path.Combine(emulator.Folder, "plan.json");

        using var shell = emulator.Start($$"""
            $null = {{emulator.Connect}} -Capability Provision
            $made = @(New-BreakGlassAccount -PlanPath '{{plan}}' -SkipPolicyExclusion)
            "made=$($made.Count)"
            'administrators=' + @((Get-TenantSnapshot).RoleAssignments.Seen | Where-Object RoleDefinitionId -EQ '62e90394-69f5-4237-9190-012177145e10').Count
            """);
        var result = await shell.FinishAsync("y\nn\n");

        Assert.Contains("made=0", result.Output, StringComparison.Ordinal);
        Assert.Contains("The plan ended before the stage End their sessions", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Contains("administrators=9", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_parts_have_their_places_and_an_error_says_what_to_do()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        string plan = Path.Combine(emulator.Folder, "plan.json");

        var result = await emulator.RunAsync($$"""
            $null = {{emulator.Connect}} -Capability Provision
            try { New-BreakGlassAccount -PlanPath '{{plan}}' -TemporaryAccessPass -Confirm:$false } catch { "error=$($_.FullyQualifiedErrorId.Split(',')[0])"; "action=$($_.ErrorDetails.RecommendedAction)" }
            $made = @(New-BreakGlassAccount -PlanPath '{{plan}}' -SkipPolicyExclusion -PasswordHandling Split -SplitCount 3 -Confirm:$false -InformationAction Ignore)
            "parts=$($made[0].PasswordParts.Position -join ',') of $($made[0].PasswordParts[0].Count) length=$(($made[0].PasswordParts | ForEach-Object { $_.Value.Length }) -join '+')"
            """);

        Assert.Contains("error=TemporaryAccessPassOff", result.Output, StringComparison.Ordinal);
        Assert.Contains("action=Switch on Temporary Access Pass", result.Output, StringComparison.Ordinal);
        Assert.Contains("parts=1,2,3 of 3 length=32+32+32", result.Output, StringComparison.Ordinal);
    }
}
