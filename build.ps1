#Requires -Version 7.4

<#
.SYNOPSIS
The verbs of this repository: thin names for dotnet commands, which can be typed as well.

.DESCRIPTION
Clean   deletes what the other verbs made.
Build   builds everything; the module is staged to out/SignInRecovery.
Stage   builds the module only, and stages it.
Test    builds and runs the tests.
Pester  runs tests/pester on the staged module; needs a full PowerShell with Pester 5.7 or later.
Pack    packs the staged module to artifacts/SignInRecovery.<version>.nupkg.

Only .NET calls, dotnet and PowerShell's core cmdlets are used, so that the shell of this repository runs it too:
dotnet run --project src/SignInRecovery.Shell -- -File build.ps1 Pack
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Clean', 'Build', 'Stage', 'Test', 'Pester', 'Pack')]
    [string] $Verb = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}

function Get-RepositoryPath([string] $RelativePath) {
    [System.IO.Path]::Combine($PSScriptRoot, $RelativePath)
}

$solution = Get-RepositoryPath 'SignInRecovery.sln'
$module = Get-RepositoryPath 'src/SignInRecovery/SignInRecovery.csproj'

switch ($Verb) {
    'Clean' {
        Invoke-DotNet clean $solution --configuration $Configuration
        foreach ($folder in 'out', 'artifacts') {
            $path = Get-RepositoryPath $folder
            if ([System.IO.Directory]::Exists($path)) {
                [System.IO.Directory]::Delete($path, $true)
            }
        }
    }
    'Build' {
        Invoke-DotNet build $solution --configuration $Configuration
    }
    'Stage' {
        Invoke-DotNet build $module --configuration $Configuration
    }
    'Test' {
        Invoke-DotNet test --solution $solution --configuration $Configuration
    }
    'Pester' {
        $pester = Get-Module -Name Pester -ListAvailable | Where-Object Version -GE ([version]'5.7.0')
        if (-not $pester) {
            [System.Console]::Error.WriteLine('The Pester tests were not run: this machine has no Pester 5.7 or later. Install it with Install-PSResource Pester in a full PowerShell and run this again.')
            exit 3
        }

        Invoke-DotNet build $module --configuration $Configuration
        Import-Module -Name Pester -MinimumVersion 5.7.0
        $run = New-PesterConfiguration
        $run.Run.Path = Get-RepositoryPath 'tests/pester'
        $run.Run.Exit = $true
        $run.Output.Verbosity = 'Detailed'
        Invoke-Pester -Configuration $run
    }
    'Pack' {
        Invoke-DotNet build $module --configuration $Configuration
        Invoke-DotNet pack (Get-RepositoryPath 'build/Pack.proj')
    }
}
