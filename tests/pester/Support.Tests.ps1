#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5.0' }

<#
Whom to call, for somebody who cannot sign in.

    Invoke-Pester -Path tests/pester

SIGNINRECOVERY_MODULE names the folder of the module; without it the one that the build staged is tested.
#>

BeforeAll {
    $module = if ($env:SIGNINRECOVERY_MODULE) {
        $env:SIGNINRECOVERY_MODULE
    }
    else {
        Join-Path -Path $PSScriptRoot -ChildPath '../../out/SignInRecovery'
    }
    Import-Module -Name (Join-Path -Path $module -ChildPath 'SignInRecovery.psd1') -Force -ErrorAction Stop
    $quiet = @{ InformationAction = 'Ignore' }
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

    It 'goes through ConvertTo-Json' {
        $json = Get-SupportContact -Country GB @quiet | Select-Object -Property Name, Status, Reach | ConvertTo-Json -EnumsAsStrings
        @($json | ConvertFrom-Json)[0].Status | Should -Be 'Superseded'
    }
}

Describe 'Resolve-SignInAccount' {
    It 'refuses what is no single address' {
        { Resolve-SignInAccount -UserPrincipalName 'nonsense' -ErrorAction Stop } | Should -Throw -ErrorId 'SignInAddressInvalid,*'
    }

    It 'says so when the service cannot be reached' {
        { Resolve-SignInAccount -UserPrincipalName 'abc@contoso.com' -AuthorityHost 'https://127.0.0.1:1' -ErrorAction Stop } | Should -Throw -ErrorId 'SignInServiceUnreachable,*'
    }

    It 'takes no addresses from a pipeline' {
        (Get-Command -Name Resolve-SignInAccount).Parameters['UserPrincipalName'].Attributes.ValueFromPipeline | Should -Not -Contain $true
    }
}
