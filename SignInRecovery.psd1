@{
    RootModule           = 'SignInRecovery.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'a7be5a3f-58f1-44f2-9f7f-5f0a8d1f0c3e'
    Author               = 'The SignInRecovery developers'
    CompanyName          = 'The SignInRecovery developers'
    Copyright            = 'Copyright (c) 2026 The SignInRecovery developers. MIT licence.'
    Description          = 'Tells administrators of Microsoft Entra, Microsoft 365 and Partner Center whether their tenant can lock them out, and how they would get back in.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('Views/BreakGlass.format.ps1xml', 'Views/Lockout.format.ps1xml', 'Views/Recovery.format.ps1xml', 'Views/Session.format.ps1xml', 'Views/SignIn.format.ps1xml', 'Views/Support.format.ps1xml', 'Views/Tenant.format.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @('Connect-SignInRecovery', 'Disconnect-SignInRecovery', 'Export-TenantSnapshot', 'Get-BreakGlassAccount', 'Get-LockoutRule', 'Get-RecoveryPath', 'Get-SignInOutcome', 'Get-SignInRecoverySession', 'Get-SupportContact', 'Get-TenantSnapshot', 'Import-TenantSnapshot', 'New-BreakGlassAccount', 'Resolve-SignInAccount', 'Test-BreakGlassAccount', 'Test-LockoutRisk', 'Test-SignInScenario')
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Prerelease = ''
            Tags       = @('Entra', 'AzureAD', 'Microsoft365', 'ConditionalAccess', 'BreakGlass', 'EmergencyAccess', 'Lockout', 'Recovery', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
