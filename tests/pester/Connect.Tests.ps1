#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.7.0' }

<#
The promises of the sessions to a user of PowerShell, tested on a real PowerShell with Pester. Nothing here is the only
cover of a behaviour that C# can test; what needs a tenant is tested there against an emulated one.
#>

BeforeAll {
    . (Join-Path -Path $PSScriptRoot -ChildPath 'TestModule.ps1')
}

AfterAll {
    Remove-Module -Name SignInRecovery -ErrorAction SilentlyContinue
}

Describe 'Sessions' {
    It 'says what to do when nothing is connected' {
        $fault = { Test-LockoutRisk } | Should -Throw -PassThru
        $fault.FullyQualifiedErrorId | Should -BeLike 'SessionMissing*'
        $fault.ErrorDetails.RecommendedAction | Should -Match 'Connect-SignInRecovery'
    }

    It 'sends no token to an address that is not https' {
        $secret = ConvertTo-SecureString 'not a real secret' -AsPlainText -Force
        $credential = [pscredential]::new('11111111-2222-3333-4444-555555555555', $secret)
        $fault = { Connect-SignInRecovery contoso.com -Credential $credential -GraphEndpoint http://localhost } | Should -Throw -PassThru
        $fault.FullyQualifiedErrorId | Should -BeLike 'EndpointNotSecure*'
    }

    It 'leaves no secret in a transcript' {
        $path = Join-Path $TestDrive 'transcript.txt'
        $secret = ConvertTo-SecureString 'a-secret-in-no-transcript' -AsPlainText -Force
        $credential = [pscredential]::new('11111111-2222-3333-4444-555555555555', $secret)
        $null = Start-Transcript -Path $path
        try {
            Connect-SignInRecovery 11111111-1111-1111-1111-111111111111 -Credential $credential -GraphEndpoint https://localhost:1 -AuthorityHost https://localhost:1 -Verbose -ErrorAction SilentlyContinue
        }
        catch {
            Write-Host $_.ErrorDetails.Message
        }
        finally {
            $null = Stop-Transcript
        }

        Get-Content -Raw $path | Should -Not -Match 'a-secret-in-no-transcript'
    }

    It 'reads no tenant without a session' {
        { Get-TenantSnapshot -ErrorAction Stop } | Should -Throw -ErrorId 'SessionMissing,*'
    }

    It 'has nothing to list, and ends nothing, without an error' {
        Get-SignInRecoverySession | Should -BeNullOrEmpty
        { Disconnect-SignInRecovery } | Should -Not -Throw
    }
}
