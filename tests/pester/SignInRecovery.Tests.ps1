#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.7.0' }

<#
The module's promises, on a real PowerShell with all its cmdlets. Nothing is tested here only: the module tests cover the
same behaviour without PowerShell installed.

    Invoke-Pester -Path tests/pester
#>

BeforeDiscovery {
    $samples = @(
        @{ Sample = 'Contoso' }
        @{ Sample = 'Fabrikam' }
        @{ Sample = 'Northwind' }
    )
    $cmdlets = @(
        @{ Cmdlet = 'Connect-SignInRecovery' }
        @{ Cmdlet = 'Disconnect-SignInRecovery' }
        @{ Cmdlet = 'Export-TenantSnapshot' }
        @{ Cmdlet = 'Get-BreakGlassAccount' }
        @{ Cmdlet = 'Get-LockoutRule' }
        @{ Cmdlet = 'Get-RecoveryPath' }
        @{ Cmdlet = 'Get-SignInOutcome' }
        @{ Cmdlet = 'Get-SignInRecoverySession' }
        @{ Cmdlet = 'Get-SupportContact' }
        @{ Cmdlet = 'Get-TenantSnapshot' }
        @{ Cmdlet = 'Import-TenantSnapshot' }
        @{ Cmdlet = 'New-BreakGlassAccount' }
        @{ Cmdlet = 'Resolve-SignInAccount' }
        @{ Cmdlet = 'Test-BreakGlassAccount' }
        @{ Cmdlet = 'Test-LockoutRisk' }
        @{ Cmdlet = 'Test-SignInScenario' }
    )
}

BeforeAll {
    . (Join-Path -Path $PSScriptRoot -ChildPath 'TestModule.ps1')
}

AfterAll {
    Remove-Module -Name SignInRecovery -ErrorAction SilentlyContinue
}

Describe 'The module' {
    It 'has a manifest that PowerShell accepts' {
        $tested = Test-ModuleManifest -Path $manifest -ErrorAction Stop
        $tested.Name | Should -Be 'SignInRecovery'
        $tested.CompatiblePSEditions | Should -Contain 'Core'
    }

    It 'imports again with -Force, and after Remove-Module' {
        { Import-Module -Name $manifest -Force -ErrorAction Stop } | Should -Not -Throw
        Remove-Module -Name SignInRecovery
        Get-Module -Name SignInRecovery | Should -BeNullOrEmpty
        { Import-Module -Name $manifest -ErrorAction Stop } | Should -Not -Throw
        (Get-Module -Name SignInRecovery).ExportedCommands.Keys | Should -Contain 'Test-LockoutRisk'
    }

    It 'loads none of its packages when it is imported and asked about a sample' {
        $shell = (Get-Process -Id $PID).Path
        $loaded = & $shell -NoProfile -NonInteractive -Command "
            Import-Module -Name '$($manifest.Replace("'", "''"))'
            `$null = Test-LockoutRisk -Sample Northwind -InformationAction Ignore
            [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name }"
        $LASTEXITCODE | Should -Be 0
        $loaded | Should -Contain 'SignInRecovery'
        $loaded | Where-Object { $_ -match '^(Azure\.|Microsoft\.Graph|Microsoft\.Kiota|Microsoft\.Identity)' } | Should -BeNullOrEmpty
    }

    It 'exports <Cmdlet>' -ForEach $cmdlets {
        Get-Command -Module SignInRecovery -Name $Cmdlet | Should -HaveCount 1
    }

    It 'exports nothing else' {
        (Get-Command -Module SignInRecovery).Count | Should -Be 16 -Because 'every cmdlet has its tests in this list'
    }
}

Describe 'Help' {
    It 'of <Cmdlet> has a synopsis, a text for each parameter, and examples' -ForEach $cmdlets {
        $help = Get-Help -Name $Cmdlet -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis.Trim() | Should -BeLike '*.'
        @($help.examples.example).Count | Should -BeGreaterThan 0
        foreach ($parameter in $help.parameters.parameter) {
            $parameter.description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a text"
        }
    }

    It 'of one parameter, and the examples, are shown' {
        Get-Help -Name Test-LockoutRisk -Parameter FailedOnly | Out-String | Should -Match '-FailedOnly'
        Get-Help -Name Test-LockoutRisk -Examples | Out-String -Width 300 | Should -Match 'Test-LockoutRisk -Sample Northwind'
    }

    It 'has a topic about the module' {
        Get-Help -Name about_SignInRecovery | Out-String | Should -Match 'SHORT DESCRIPTION'
    }

    It 'has a topic for every rule' {
        foreach ($rule in Get-LockoutRule) {
            $topic = Get-Help -Name "about_$($rule.Id)" | Out-String
            $topic | Should -Match 'SHORT DESCRIPTION'
            $topic | Should -Match $rule.Id
        }
    }
}

Describe 'Test-LockoutRisk' {
    It 'answers for <Sample>' -ForEach $samples {
        $findings = @(Test-LockoutRisk -Sample $Sample @quiet -ErrorAction Stop)
        $findings.Count | Should -BeGreaterThan 0
        $findings | ForEach-Object { $_.RuleId } | Should -Match '^SR\d{4}$'
        $findings | Where-Object { -not $_.Reason } | Should -BeNullOrEmpty -Because 'every finding says why'
    }

    It 'finds nothing wrong and nothing unknown in Fabrikam' {
        $findings = Test-LockoutRisk -Sample Fabrikam @quiet
        $findings | Where-Object { $_.Status -in 'Fail', 'Unknown' } | Should -BeNullOrEmpty
    }

    It 'finds what is planted in Contoso' {
        $failed = (Test-LockoutRisk -Sample Contoso -FailedOnly @quiet).RuleId | Sort-Object -Unique
        foreach ($rule in 'SR0102', 'SR0103', 'SR0104', 'SR0105', 'SR0107', 'SR0108', 'SR0201', 'SR0202', 'SR0203', 'SR0204', 'SR0206') {
            $failed | Should -Contain $rule
        }
    }

    It 'calls the only Global Administrator of Northwind critical' {
        $finding = Test-LockoutRisk -Sample Northwind -Rule SR0101 @quiet
        $finding | Should -HaveCount 1
        $finding.Status | Should -Be 'Fail'
        $finding.Severity | Should -Be 'Critical'
    }

    It 'speaks to people on the information stream only' {
        $output = Test-LockoutRisk -Sample Northwind -InformationVariable told -InformationAction SilentlyContinue
        $output | ForEach-Object { $_.GetType().FullName } | Sort-Object -Unique | Should -Be 'SignInRecovery.Lockout.LockoutFinding'
        $told | Should -Not -BeNullOrEmpty
        $told[0].Tags | Should -Contain 'PSHOST'
    }

    It 'fails a build on a critical finding, and on nothing else' {
        { if (Test-LockoutRisk -Sample Northwind -FailedOnly -MinimumSeverity Critical @quiet) { throw 'lockout risk' } } | Should -Throw 'lockout risk'
        { if (Test-LockoutRisk -Sample Fabrikam -FailedOnly -MinimumSeverity Critical @quiet) { throw 'lockout risk' } } | Should -Not -Throw
    }
}

Describe 'Findings in a pipeline' {
    BeforeAll {
        $findings = @(Test-LockoutRisk -Sample Contoso @quiet)
    }

    It 'go through Select-Object, also when it ends early' {
        $first = Test-LockoutRisk -Sample Contoso @quiet | Select-Object -First 1 -Property RuleId, Status
        $first | Should -HaveCount 1
        $first.RuleId | Should -Be $findings[0].RuleId
    }

    It 'go through ConvertTo-Json and back' {
        $json = $findings | Select-Object -Property RuleId, Status, Severity, Reason, Target | ConvertTo-Json -Depth 4 -EnumsAsStrings
        $read = @($json | ConvertFrom-Json)
        $read.Count | Should -Be $findings.Count
        $read[0].Status | Should -Be "$($findings[0].Status)"
        $read[0].Target.Name | Should -Be $findings[0].Target.Name
    }

    It 'go through Group-Object' {
        $groups = $findings | Group-Object -Property Status
        ($groups | Measure-Object -Property Count -Sum).Sum | Should -Be $findings.Count
        $groups.Name | Should -Contain 'Fail'
    }

    It 'go through Export-Csv' {
        $file = Join-Path -Path $TestDrive -ChildPath 'findings.csv'
        $findings | Select-Object -Property RuleId, Status, Severity, @{ Name = 'Target'; Expression = { $_.Target.Name } } | Export-Csv -LiteralPath $file
        @(Import-Csv -LiteralPath $file).Count | Should -Be $findings.Count
    }

    It 'are a table by default, and a list for Format-List' {
        $colour = "`e\[[0-9;]*m"
        $table = ($findings | Out-String -Width 100) -replace $colour
        $table | Should -Match 'Status\s+Severity\s+Rule\s+Target\s+Title'
        $list = ($findings[0] | Format-List | Out-String -Width 200) -replace $colour
        foreach ($label in 'Reason', 'Target', 'Impact', 'Recommendation') {
            $list | Should -Match "(?m)^$label\s*:"
        }
    }

    It 'lead to their rules' {
        $rules = @($findings | Select-Object -First 3 | Get-LockoutRule)
        $rules.Count | Should -Be ([Math]::Min(3, $findings.Count))
        $rules[0].RuleId | Should -Be $findings[0].RuleId
        $rules[0].HowToFix | Should -Not -BeNullOrEmpty
        Test-Path -LiteralPath $rules[0].HelpUri.LocalPath | Should -BeTrue
    }

    It 'stand in a transcript' {
        $file = Join-Path -Path $TestDrive -ChildPath 'transcript.txt'
        Start-Transcript -LiteralPath $file | Out-Null
        try {
            Test-LockoutRisk -Sample Northwind @quiet | Out-Host
        }
        finally {
            Stop-Transcript | Out-Null
        }
        $text = Get-Content -LiteralPath $file -Raw
        $text | Should -Match 'SR0101'
    }
}

Describe 'Errors' {
    It 'name <Id> for <Name>' -ForEach @(
        @{ Name = 'a path that does not exist'; Id = 'SnapshotNotFound'; Script = { Test-LockoutRisk -SnapshotPath './no-such-snapshot' } }
        @{ Name = 'a sample that does not exist'; Id = 'SampleNotFound'; Script = { Test-LockoutRisk -Sample 'Nowhere' } }
        @{ Name = 'a rule that does not exist'; Id = 'RuleNotFound'; Script = { Test-LockoutRisk -Sample Contoso -Rule SR9999 } }
        @{ Name = 'two sources'; Id = 'AmbiguousParameterSet'; Script = { Test-LockoutRisk -Sample Contoso -SnapshotPath . } }
    ) {
        $failure = Get-Failure -Script $Script
        $failure | Should -Not -BeNullOrEmpty
        $failure.FullyQualifiedErrorId | Should -BeLike "$Id,SignInRecovery.Commands.*"
    }

    It 'say what to do' {
        $failure = Get-Failure -Script { Test-LockoutRisk -Sample 'Nowhere' }
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failure.TargetObject | Should -Be 'Nowhere'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Contoso'
    }

    It 'do not end a pipeline for a rule that does not exist' {
        $rules = @(Get-LockoutRule -Rule SR9999, SR0101 -ErrorAction SilentlyContinue -ErrorVariable failures)
        $rules.RuleId | Should -Be 'SR0101'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RuleNotFound,*'
    }
}

Describe 'Snapshots' {
    It 'of <Sample> are read, written and read again as a <Form>' -ForEach @(
        @{ Sample = 'Contoso'; Form = 'folder'; Extension = '' }
        @{ Sample = 'Contoso'; Form = 'zip'; Extension = '.zip' }
        @{ Sample = 'Fabrikam'; Form = 'zip'; Extension = '.zip' }
    ) {
        $path = Join-Path -Path $TestDrive -ChildPath "$Sample-$Form$Extension"
        Export-TenantSnapshot -Path $path -Sample $Sample @quiet | Out-Null
        Test-Path -LiteralPath $path | Should -BeTrue

        $tenant = Import-TenantSnapshot -Path $path @quiet
        $tenant | Should -HaveCount 1
        $tenant.Problems | Should -BeNullOrEmpty

        $before = Test-LockoutRisk -Sample $Sample @quiet
        $after = $tenant | Test-LockoutRisk -AsOf $tenant.CapturedAt @quiet
        $after | ForEach-Object { "$_" } | Should -Be @($before | ForEach-Object { "$_" })
    }

    It 'are never overwritten without -Force' {
        $path = Join-Path -Path $TestDrive -ChildPath 'once.zip'
        Export-TenantSnapshot -Path $path -Sample Northwind @quiet | Out-Null
        Get-Failure -Script { Export-TenantSnapshot -Path $path -Sample Fabrikam @quiet -ErrorAction Stop } | Should -Not -BeNullOrEmpty
        (Import-TenantSnapshot -Path $path @quiet).Name | Should -BeLike 'Northwind*'
        Export-TenantSnapshot -Path $path -Sample Fabrikam -Force @quiet | Out-Null
        (Import-TenantSnapshot -Path $path @quiet).Name | Should -BeLike 'Fabrikam*'
    }

    It 'lose their names with -Pseudonymize, and keep their findings' {
        $path = Join-Path -Path $TestDrive -ChildPath 'nameless'
        Export-TenantSnapshot -Path $path -Sample Northwind -Pseudonymize @quiet | Out-Null
        $text = Get-ChildItem -LiteralPath $path -File | Get-Content -Raw
        $text | Should -Not -Match 'northwindtraders'

        $before = Test-LockoutRisk -Sample Northwind @quiet | ForEach-Object { "$($_.RuleId) $($_.Status) $($_.Severity)" } | Sort-Object
        $tenant = Import-TenantSnapshot -Path $path @quiet
        $after = $tenant | Test-LockoutRisk -AsOf $tenant.CapturedAt @quiet | ForEach-Object { "$($_.RuleId) $($_.Status) $($_.Severity)" } | Sort-Object
        $after | Should -Be $before
    }
}
