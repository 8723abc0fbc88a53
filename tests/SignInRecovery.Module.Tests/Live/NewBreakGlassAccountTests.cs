using SignInRecovery.Tests.Support;
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

    /// <summary>Wherever the answer is no, there is no new administrator, and the same command goes on from there.</summary>
    [Theory]
    [InlineData(0, "Create the exclusion group", 0)]
    [InlineData(3, "Exclude them from every policy", 2)]
    [InlineData(5, "Assign Global Administrator", 2)]
    public async Task A_refusal_at_any_stage_is_before_the_role_and_the_same_command_goes_on(int stages, string refused, int made)
    {
        await using var emulator = await LiveEmulator.StartAsync();
        string plan = Path.Combine(emulator.Folder, "plan.json");

        using var shell = emulator.Start($$"""
            $null = {{emulator.Connect}} -Capability Provision
            'made=' + @(New-BreakGlassAccount -PlanPath '{{plan}}' -InformationAction Ignore).Count
            $names = @([regex]::Matches([System.IO.File]::ReadAllText('{{plan}}'), '"userPrincipalName": "([^"]+)"') | ForEach-Object { $_.Groups[1].Value })
            $tenant = Get-TenantSnapshot -Scope AllUsers
            'administrators=' + @($tenant.RoleAssignments.Seen | Where-Object RoleDefinitionId -EQ '62e90394-69f5-4237-9190-012177145e10').Count
            'accounts=' + @($tenant.Users.Seen | Where-Object UserPrincipalName -In $names).Count
            'then=' + @(New-BreakGlassAccount -PlanPath '{{plan}}' -InformationAction Ignore -Confirm:$false).Count
            """);
        var result = await shell.FinishAsync(string.Concat(Enumerable.Repeat("y\n", stages)) + "n\n");

        Assert.Contains("made=0", result.Output, StringComparison.Ordinal);
        Assert.Contains($"The plan ended before the stage {refused}. The same command goes on from there.", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Contains("administrators=9", result.Output, StringComparison.Ordinal);
        Assert.Contains($"accounts={made}", result.Output, StringComparison.Ordinal);
        Assert.Contains("then=2", result.Output, StringComparison.Ordinal);
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

    /// <summary>What waits in a later stage is said too, and not only what waits in the first.</summary>
    [Fact]
    public async Task Every_stage_says_what_it_waits_for()
    {
        await using var emulator = await LiveEmulator.StartAsync("--fault", "ServiceUnavailable=1@/users/*/revokeSignInSessions");
        string plan = Path.Combine(emulator.Folder, "plan.json");

        var result = await emulator.RunAsync($$"""
            $null = {{emulator.Connect}} -Capability Provision
            $said = @(New-BreakGlassAccount -PlanPath '{{plan}}' -SkipPolicyExclusion -Confirm:$false -Verbose *>&1)
            'waits=' + @($said | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like 'Repeating*revokeSignInSessions*' -or "$_" -like '*Repeating*revokeSignInSessions*' }).Count
            """);

        string waits = result.Output.Split('\n').Single(l => l.StartsWith("waits=", StringComparison.Ordinal)).Trim()["waits=".Length..];
        Assert.True(int.Parse(waits, System.Globalization.CultureInfo.InvariantCulture) >= 2, result.Output);
    }

    [Fact]
    public async Task RemoveOnFailure_takes_everything_back_and_the_error_says_so_at_the_end()
    {
        await using var emulator = await LiveEmulator.StartAsync("--fault", "Forbidden=1@/roleManagement/directory/roleAssignmentScheduleRequests");
        string plan = Path.Combine(emulator.Folder, "plan.json");

        var result = await emulator.RunAsync($$"""
            $null = {{emulator.Connect}} -Capability Provision
            $warnings = @()
            try { New-BreakGlassAccount -PlanPath '{{plan}}' -RemoveOnFailure -Confirm:$false -WarningVariable warnings -WarningAction SilentlyContinue -InformationAction Ignore }
            catch { "message=$($_.Exception.Message)" }
            "taken=$(@($warnings | Where-Object { "$_" -like 'Taken back: *' }).Count) not=$(@($warnings | Where-Object { "$_" -like 'NOT taken back: *' }).Count)"
            "policies=$(@($warnings | Where-Object { "$_" -like 'Taken back: the exclusion in the policy "CA001*' }).Count)"
            'left=' + @((Get-TenantSnapshot).Groups.Seen | Where-Object DisplayName -EQ 'Access policy exceptions').Count
            """);

        string message = result.Output.Split('\n').Single(l => l.StartsWith("message=", StringComparison.Ordinal)).Trim();
        Assert.EndsWith("Nothing of it is left.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Made so far", message, StringComparison.Ordinal);

        // Two memberships, two accounts, seventeen policies and the group; no role was ever given.
        Assert.Contains("taken=22 not=0", result.Output, StringComparison.Ordinal);
        Assert.Contains("policies=1", result.Output, StringComparison.Ordinal);
        Assert.Contains("left=0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_step_at_work_is_shown_when_a_stage_takes_long()
    {
        await using var emulator = await LiveEmulator.StartAsync();
        string plan = Path.Combine(emulator.Folder, "plan.json");

        // Progress goes to a terminal only; a nested engine keeps it.
        var result = await emulator.RunAsync(
            $$"""
            $inner = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $inner.AddScript({
                param($Module)
                Import-Module $Module
                $null = {{emulator.Connect}} -Capability Provision -InformationAction Ignore
                $null = New-BreakGlassAccount -PlanPath '{{plan}}' -Confirm:$false -InformationAction Ignore
            }.ToString()).AddArgument('{{StagedModule.ManifestPath}}').Invoke()
            $inner.Streams.Error | ForEach-Object { "error=$_" }
            $inner.Streams.Progress | ForEach-Object { "$($_.Activity): $($_.StatusDescription)" }
            """,
            (LiveEmulator.Speed, "8"));

        Assert.DoesNotContain("error=", result.Output, StringComparison.Ordinal);
        Assert.Matches("Creating emergency accounts: Step [0-9]+ of 26: Exclude the group Access policy exceptions from \"CA", result.Output);
    }
}
