#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.7.0' }

<#
How somebody who is locked out gets back in.

    Invoke-Pester -Path tests/pester
#>

BeforeAll {
    . (Join-Path -Path $PSScriptRoot -ChildPath 'TestModule.ps1')
}

AfterAll {
    Remove-Module -Name SignInRecovery -ErrorAction SilentlyContinue
}

Describe 'Get-RecoveryPath' {
    It 'needs no tenant' {
        $paths = Get-RecoveryPath -Situation LostSecondFactor @quiet
        $paths[0].Route | Should -Be 'SelfService'
        $paths.Title | Should -Contain 'If none of this applies: Support for Business Products'
    }

    It 'answers every situation, and ends at somebody' {
        foreach ($situation in [Enum]::GetNames([SignInRecovery.Recovery.RecoverySituation])) {
            $paths = @(Get-RecoveryPath -Situation $situation -Country GB @quiet)
            $paths.Count | Should -BeGreaterThan 0 -Because "$situation needs an answer"
            @($paths | Where-Object Route -NE 'SelfService').Count | Should -BeGreaterThan 0 -Because "$situation must not leave anybody alone"
        }
    }

    It 'tells the only Global Administrator of everybody inside before Microsoft' {
        $paths = @(Get-RecoveryPath -Situation SoleGlobalAdministratorBlocked @quiet)
        $paths.Title | Should -Contain 'Use an emergency access account, if the organisation has one'
        $microsoft = @($paths | Where-Object Route -EQ 'Microsoft')
        $colleagues = @($paths | Where-Object Route -EQ 'Colleague')
        $microsoft[0].Rank | Should -BeGreaterThan $colleagues[-1].Rank
    }

    It 'is asked by what the sign-in page says' {
        $paths = Get-RecoveryPath -ErrorCode 'AADSTS50053: The account is locked. Correlation ID: 6f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0002' @quiet
        $paths.Situation | Select-Object -Unique | Should -Be @('SmartLockout', 'MaliciousAddress')
        $paths[0].Error.CorrelationId | Should -Be '6f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0002'
    }

    It 'says so when it does not know a code' {
        $paths = @(Get-RecoveryPath -ErrorCode 9999999 @quiet)
        $paths[0].Title | Should -Match 'is not among the codes'
        $paths[0].Certainty | Should -Be 'Unknown'
    }

    It 'names people when a tenant is there' {
        Get-RecoveryPath -User adm-laura.jensen@contoso.onmicrosoft.com -Sample Contoso @quiet | Where-Object ActorId | Should -Not -BeNullOrEmpty
    }

    It 'takes a display name that only one account has, and names what is near otherwise' {
        (Get-RecoveryPath -User 'Laura Jensen (Admin)' -Sample Contoso @quiet)[0].Account | Should -Be 'adm-laura.jensen@contoso.onmicrosoft.com'
        $failure = Get-Failure { Get-RecoveryPath -User 'laura' -Sample Contoso @quiet -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RecoveryAccountNotFound,*'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'laura\.jensen@contoso\.com'
    }

    It 'has a line for every administrator' {
        $lines = @(Get-RecoveryPath -All -Sample Northwind @quiet)
        $lines.Count | Should -Be 2
        $lines[0].IsAlone | Should -BeTrue -Because 'nobody can bring the only Global Administrator back'
    }

    It 'leads on to a contact' {
        Get-RecoveryPath -Situation SoleGlobalAdministratorBlocked -Country US @quiet | Get-SupportContact @quiet | Should -Not -BeNullOrEmpty
    }

    It 'is a text with -AsMarkdown' {
        $texts = @(Get-RecoveryPath -Situation ForgottenPassword -AsMarkdown @quiet)
        $texts[0] | Should -BeOfType [string]
        $texts -join "`n" | Should -Match '(?m)^## 1\. '
    }
}
