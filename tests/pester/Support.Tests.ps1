#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.7.0' }

<#
Whom to call, for somebody who cannot sign in.

    Invoke-Pester -Path tests/pester
#>

BeforeAll {
    . (Join-Path -Path $PSScriptRoot -ChildPath 'TestModule.ps1')
}

AfterAll {
    Remove-Module -Name SignInRecovery -ErrorAction SilentlyContinue
}

Describe 'Get-SupportContact' {
    It 'shows the numbers of a country as withdrawn, with the page of today' {
        $contacts = @(Get-SupportContact -Country DE @quiet)
        $contacts.Team | Should -Be 'DataProtection', 'Technical'
        $contacts | ForEach-Object { "$($_.Status)" } | Should -Be 'Superseded', 'Superseded'
        $contacts[0].Numbers[0].Printed | Should -Be '0800 589 2332'
        $contacts[0].Numbers[0].E164 | Should -Be '+498005892332'
        $contacts[0].Url | Should -Match '^https://support\.microsoft\.com/'
    }

    It 'makes no number up for Azure' {
        (Get-SupportContact -Team Azure @quiet).Numbers | Should -BeNullOrEmpty
    }

    It 'shows the contacts of a file first' {
        $file = Join-Path -Path $TestDrive -ChildPath 'contacts.json'
        Get-SupportContact -ContactTemplate | Set-Content -LiteralPath $file
        $contacts = @(Get-SupportContact -Country FR -ContactFile $file @quiet)
        $contacts[0].IsOwn | Should -BeTrue
        $contacts[-1].IsOwn | Should -BeFalse
    }

    It 'sends nobody in China to another company' {
        $contacts = @(Get-SupportContact -Environment China -Country CN -Team DataProtection, Technical @quiet)
        $contacts.Team | Should -Be 'Vianet21'
        $contacts[0].Prompts | Should -BeNullOrEmpty -Because 'the voice agent is Microsoft''s'
    }

    It 'names the countries that are near to what was typed, or says that there is none' {
        $failure = Get-Failure { Get-SupportContact -Country 'Atlantis' @quiet -ErrorAction Stop }
        $failure | Should -Not -BeNullOrEmpty
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'does not count a contact file that is not of the form' {
        $file = Join-Path -Path $TestDrive -ChildPath 'broken.json'
        '{ "schemaVersion": 99 }' | Set-Content -LiteralPath $file
        $failure = Get-Failure { Get-SupportContact -ContactFile $file @quiet -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ContactFile*'
    }

    It 'goes through ConvertTo-Json' {
        $json = Get-SupportContact -Country GB @quiet | Select-Object -Property Name, Status, Reach | ConvertTo-Json -EnumsAsStrings
        @($json | ConvertFrom-Json)[0].Status | Should -Be 'Superseded'
    }
}

Describe 'Resolve-SignInAccount' {
    It 'refuses what is no single address' {
        { Resolve-SignInAccount -UserPrincipalName 'nonsense' -ErrorAction Stop } | Should -Throw -ErrorId 'SignInAddressInvalid,*'
    }

    It 'says so when the service cannot be reached, and what works without a network' {
        $failure = Get-Failure { Resolve-SignInAccount -UserPrincipalName 'abc@contoso.com' -AuthorityHost 'https://127.0.0.1:1' -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SignInServiceUnreachable,*'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Get-RecoveryPath and Get-SupportContact need no network'
    }

    It 'takes no addresses from a pipeline' {
        (Get-Command -Name Resolve-SignInAccount).Parameters['UserPrincipalName'].Attributes.ValueFromPipeline | Should -Not -Contain $true
    }
}
