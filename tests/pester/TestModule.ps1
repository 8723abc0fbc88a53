#Requires -Version 7.4

# Dot-sourced by the BeforeAll of every suite: imports the module under test, so that a suite can be run alone.
# SIGNINRECOVERY_MODULE names the folder of the module; without it the one that the build staged is tested.

$module = if ($env:SIGNINRECOVERY_MODULE) {
    $env:SIGNINRECOVERY_MODULE
}
else {
    Join-Path -Path $PSScriptRoot -ChildPath '../../out/SignInRecovery'
}
$module = (Resolve-Path -LiteralPath $module -ErrorAction Stop).ProviderPath
$manifest = Join-Path -Path $module -ChildPath 'SignInRecovery.psd1'
Import-Module -Name $manifest -Force -ErrorAction Stop

# The summaries are for people; here they would only fill the log.
$quiet = @{ InformationAction = 'Ignore' }

function Get-Failure {
    # The error record with which a script block ends.
    param([scriptblock] $Script)
    try {
        & $Script | Out-Null
    }
    catch {
        $_
    }
}
