#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.7.0' }

<#
Emergency access accounts: found, proved and created.

    Invoke-Pester -Path tests/pester

The last test needs the emulator: SIGNINRECOVERY_EMULATOR is the path of its assembly, and SSL_CERT_FILE, set before this
PowerShell was started, names the file that --ca writes.
#>

BeforeAll {
    . (Join-Path -Path $PSScriptRoot -ChildPath 'TestModule.ps1')
}

AfterAll {
    Remove-Module -Name SignInRecovery -ErrorAction SilentlyContinue
}

Describe 'Get-BreakGlassAccount' {
    It 'recognises by facts: Fabrikam has two with plain names' {
        $accounts = @(Get-BreakGlassAccount -Sample Fabrikam @quiet)
        $accounts.DisplayName | Sort-Object | Should -Be 'Operations Cedar', 'Operations Juniper'
        $accounts | Where-Object Origin -NE 'Recognized' | Should -BeNullOrEmpty
    }

    It 'is not fooled by a name' {
        $account = Get-BreakGlassAccount -Sample Contoso @quiet -WarningAction SilentlyContinue | Where-Object DisplayName -EQ 'Break Glass Test'
        $account.IsEmergencyAccount | Should -BeFalse
        $account.Evidence.Count | Should -BeGreaterThan 0
    }

    It 'finds none in Northwind' {
        Get-BreakGlassAccount -Sample Northwind @quiet -WarningAction SilentlyContinue | Where-Object IsEmergencyAccount | Should -BeNullOrEmpty
    }

    It 'can be written as JSON without the whole tenant' {
        $json = Get-BreakGlassAccount -Sample Contoso @quiet -WarningAction SilentlyContinue | Select-Object -First 1 | ConvertTo-Json -Depth 4
        $json.Length | Should -BeLessThan 20000
    }

    It 'refuses a configuration of another shape' {
        $file = Join-Path -Path $TestDrive -ChildPath 'maester-config.json'
        '{ "GlobalSettings": { "EmergencyAccessAccounts": [] } }' | Set-Content -LiteralPath $file
        $failure = Get-Failure { Get-BreakGlassAccount -Sample Contoso -ConfigurationPath $file @quiet -ErrorAction Stop }
        $failure | Should -Not -BeNullOrEmpty -Because 'no accounts is not what the file means to say'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Test-BreakGlassAccount' {
    It 'calls Fabrikam''s two ready' {
        $checks = Get-BreakGlassAccount -Sample Fabrikam @quiet | Test-BreakGlassAccount @quiet
        ($checks | Select-Object -ExpandProperty AccountId -Unique).Count | Should -Be 2
        $checks | Where-Object Status -NotIn Pass, NotApplicable | Should -BeNullOrEmpty
    }

    It 'says what to do about what is open' {
        $open = @(Test-BreakGlassAccount -Sample Contoso -OpenOnly @quiet -WarningAction SilentlyContinue)
        $open.Count | Should -BeGreaterThan 0
        $open | Where-Object { -not $_.Remedy -or -not $_.Reason } | Should -BeNullOrEmpty
        $open.Status | Sort-Object -Unique | Should -Not -Contain 'Pass'
    }

    It 'writes the checks that are asked for' {
        (Test-BreakGlassAccount -Sample Fabrikam -Check TwoKeys, LastDrill @quiet).CheckId | Sort-Object -Unique | Should -Be 'LastDrill', 'TwoKeys'
    }

    It 'counts nothing of an attestation file that is not of the form' {
        $file = Join-Path -Path $TestDrive -ChildPath 'attestations.json'
        '{ "schemaVersion": 1, "attestations": [ { "check": "CloudOnly", "answer": "Yes", "date": "2026-11-01T10:00:00Z", "by": "Ada" } ] }' | Set-Content -LiteralPath $file
        { Test-BreakGlassAccount -Sample Fabrikam -AttestationPath $file @quiet -ErrorAction Stop } | Should -Throw -ErrorId 'AttestationFileInvalid,*'
        { Test-BreakGlassAccount -Sample Fabrikam -AttestationPath "$file.not" @quiet -ErrorAction Stop } | Should -Throw -ErrorId 'AttestationFileNotFound,*'
    }

    It 'warns when there is nothing to test, so that silence is no pass' {
        Test-BreakGlassAccount -Sample Northwind @quiet -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -Not -BeNullOrEmpty
    }

    It 'does not mix two tenants' {
        $failure = Get-Failure { 'Contoso', 'Fabrikam' | ForEach-Object { Get-BreakGlassAccount -Sample $_ @quiet -WarningAction SilentlyContinue } | Test-BreakGlassAccount @quiet }
        $failure.FullyQualifiedErrorId | Should -BeLike 'MixedTenants,*'
    }
}

Describe 'New-BreakGlassAccount' {
    It 'says that a session is missing, with what to do' {
        Disconnect-SignInRecovery
        $failure = Get-Failure { New-BreakGlassAccount -WhatIf @quiet -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SessionMissing,*'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-SignInRecovery'
    }

    It 'asks before it writes' {
        $parameters = (Get-Command -Name New-BreakGlassAccount).Parameters.Keys
        $parameters | Should -Contain 'WhatIf'
        $parameters | Should -Contain 'Confirm'
    }

    It 'takes no password as plain text' {
        (Get-Command -Name New-BreakGlassAccount).Parameters.Keys | Where-Object { $_ -in 'Password', 'Secret' } | Should -BeNullOrEmpty
    }

    It 'leaves no secret in any stream or in the transcript' {
        if (-not $env:SIGNINRECOVERY_EMULATOR) {
            Set-ItResult -Skipped -Because 'SIGNINRECOVERY_EMULATOR names no emulator'
            return
        }

        $secret = [guid]::NewGuid().ToString()
        $client = '5f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0001'
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
        'exec', $env:SIGNINRECOVERY_EMULATOR, (Join-Path -Path $module -ChildPath 'Samples/Contoso'), '--ca', $env:SSL_CERT_FILE, '--client', $client, $secret, '--no-throttling', '--parent', "$PID" |
            ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $emulator = [System.Diagnostics.Process]::Start($start)
        try {
            $address = ''
            while ($null -ne ($line = $emulator.StandardOutput.ReadLine()) -and $line -ne 'ready') {
                if ($line -like 'graph *') { $address = ([uri] $line.Substring(6).Trim()).GetLeftPart('Authority') }
            }
            $address | Should -Not -BeNullOrEmpty -Because 'the emulator must have started'
            $transcript = Join-Path -Path $TestDrive -ChildPath 'transcript.txt'
            $plan = Join-Path -Path $TestDrive -ChildPath 'plan.json'
            $credential = [pscredential]::new($client, [System.Net.NetworkCredential]::new('', $secret).SecurePassword)
            $null = Connect-SignInRecovery '2a7e48cb-8486-4028-80c6-5f47fe607fd9' -Credential $credential -GraphEndpoint $address -AuthorityHost $address -Capability Provision @quiet
            $null = Start-Transcript -LiteralPath $transcript
            try {
                $said = @(New-BreakGlassAccount -PlanPath $plan -SkipPolicyExclusion -PasswordHandling Return -Confirm:$false -Verbose -Debug *>&1)
                $said | Format-List | Out-Host
            }
            finally {
                $null = Stop-Transcript
            }
            $made = @($said | Where-Object { $_.PSTypeNames -contains 'SignInRecovery.Commands.ProvisionedBreakGlassAccount' })
            $made.Count | Should -Be 2
            $written = (Get-Content -LiteralPath $transcript -Raw) + (Get-Content -LiteralPath $plan -Raw) + ($said | Out-String -Width 500)
            foreach ($account in $made) {
                $written.Contains($account.Credential.GetNetworkCredential().Password) | Should -BeFalse -Because 'a password is shown to nobody'
            }
            $written.Contains($secret) | Should -BeFalse -Because 'the secret of the session is shown to nobody'
        }
        finally {
            Disconnect-SignInRecovery
            $emulator.Kill($true)
        }
    }
}
