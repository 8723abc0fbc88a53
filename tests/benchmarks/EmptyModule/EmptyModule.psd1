@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = 'c5f0a7fb-5a0e-4f7a-9a2f-4b1e6b9e1d11'
    PowerShellVersion = '7.4'
    FormatsToProcess  = @('Views/Lockout.format.ps1xml', 'Views/Tenant.format.ps1xml')
    CmdletsToExport   = @('Get-EmptyOne', 'Get-EmptyTwo', 'Get-EmptyThree')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
