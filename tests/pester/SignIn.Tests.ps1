#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.7.0' }

<#
What a sign-in would be asked, and scenarios as tests.

    Invoke-Pester -Path tests/pester
#>

BeforeAll {
    . (Join-Path -Path $PSScriptRoot -ChildPath 'TestModule.ps1')
}

AfterAll {
    Remove-Module -Name SignInRecovery -ErrorAction SilentlyContinue
}

Describe 'Get-SignInOutcome' {
    It 'lets an emergency account with a key in' {
        $answer = Get-SignInOutcome 'Contoso Emergency 1' -Sample Contoso
        $answer.CanSignIn | Should -BeTrue
        $answer.Outcome | Should -Be 'Requires'
        $answer.With | Should -Not -BeNullOrEmpty
    }

    It 'is no yes where nobody knows' {
        $answer = Get-SignInOutcome 'Priya Raman (Admin)' -Sample Contoso
        $answer.Outcome | Should -Be 'Unknown'
        [bool] $answer.CanSignIn | Should -BeFalse -Because 'a script that asks must not take Unknown for a yes'
    }

    It 'names the policy that an administrator cannot meet' {
        $answer = Get-SignInOutcome 'Daniel Osei (Admin)' -Sample Contoso
        $answer.Outcome | Should -Be 'Block'
        $answer.Reason | Should -Match 'CA003'
    }

    It 'takes users from the pipeline' {
        @('Operations Cedar', 'Operations Juniper' | Get-SignInOutcome -Sample Fabrikam).User | Should -Be 'Operations Cedar', 'Operations Juniper'
    }

    It 'goes through ConvertTo-Json' {
        $json = Get-SignInOutcome 'Owen Marsh' -Sample Northwind | Select-Object -Property User, Outcome, Reason | ConvertTo-Json -EnumsAsStrings
        ($json | ConvertFrom-Json).Outcome | Should -Be 'Requires'
    }

    It 'says who is not there' {
        { Get-SignInOutcome 'Nobody' -Sample Contoso -ErrorAction Stop } | Should -Throw -ErrorId 'UserNotFound,*'
    }
}

Describe 'Test-SignInScenario' {
    BeforeAll {
        $file = Join-Path -Path $TestDrive -ChildPath 'scenarios.json'
        @'
{ "schemaVersion": 1, "scenarios": [
  { "id": "in", "facts": { "users": [ { "id": "u" } ] }, "context": { "userId": "u" }, "expect": { "outcome": "allow" } },
  { "id": "broken", "facts": {}, "context": { "userId": "u", "clientAppType": "brower" }, "expect": {} },
  { "id": "out", "facts": { "users": [ { "id": "u" } ] }, "context": { "userId": "u" }, "expect": { "outcome": "block" } } ] }
'@ | Set-Content -LiteralPath $file
    }

    It 'runs the scenarios that can be run' {
        $results = @(Get-ChildItem -LiteralPath $TestDrive -Filter *.json | Test-SignInScenario -ErrorAction SilentlyContinue -ErrorVariable faults @quiet)
        $results.Id | Should -Be 'in', 'out'
        $results.Passed | Should -Be $true, $false
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'ScenarioInvalid,*'
    }

    It 'fails a build' {
        { Test-SignInScenario -Path $file -ErrorAction Stop @quiet } | Should -Throw -ErrorId 'ScenarioInvalid,*'
    }
}
