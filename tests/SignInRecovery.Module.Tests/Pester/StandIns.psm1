# What the Pester suites need of Pester and of the modules Management and Utility, as far as they use it, for a runspace that
# has PowerShell's core cmdlets only. It is no Pester: the suites' real run is on PowerShell 7 with Pester 5. Here it shows,
# without either, that what they expect of the module is so. What a block needs beyond this file leaves it out, with the reason.

$script:results = [System.Collections.Generic.List[object]]::new()
$script:endings = [System.Collections.Generic.List[scriptblock]]::new()
$script:names = [System.Collections.Generic.List[string]]::new()
$script:absent = @()

function Start-Suite {
    param([string[]] $Absent)
    $script:results.Clear()
    $script:endings.Clear()
    $script:names.Clear()
    $script:absent = $Absent
}

function Complete-Suite {
    foreach ($ending in $script:endings) { . $ending }
    , $script:results.ToArray()
}

function BeforeDiscovery { param([scriptblock] $Block) . $Block }

# A block that is dot-sourced from here runs in the scope of its caller, because it belongs to the caller's session state.
function BeforeAll { param([scriptblock] $Block) . $Block }

function AfterAll { param([scriptblock] $Block) $script:endings.Add($Block) }

function Describe {
    param([string] $Name, [scriptblock] $Block)
    $script:names.Add($Name)
    try { & $Block } finally { $script:names.RemoveAt($script:names.Count - 1) }
}

function It {
    param([string] $Name, [scriptblock] $Block, [object[]] $ForEach)
    $cases = if ($PSBoundParameters.ContainsKey('ForEach')) { $ForEach } else { , @{} }
    foreach ($case in $cases) {
        $title = $Name
        $variables = [System.Collections.Generic.List[psvariable]]::new()
        foreach ($key in $case.Keys) {
            $title = $title.Replace("<$key>", "$($case[$key])")
            $variables.Add([psvariable]::new($key, $case[$key]))
        }
        $title = ($script:names + $title) -join ' '
        $calls = $Block.Ast.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        $lacking = @($script:absent | Where-Object { $_ -in $calls })
        if ($lacking.Count -gt 0) {
            $script:results.Add([pscustomobject] @{ Name = $title; Outcome = 'LeftOut'; Reason = $lacking -join ', ' })
            continue
        }
        try {
            $null = $Block.InvokeWithContext($null, $variables, @())
            $script:results.Add([pscustomobject] @{ Name = $title; Outcome = 'Passed'; Reason = '' })
        }
        catch {
            $fault = $_.Exception
            while ($fault -is [System.Management.Automation.MethodInvocationException] -and $fault.InnerException) { $fault = $fault.InnerException }
            if ($fault.Message -like 'LeftOut:*') {
                $script:results.Add([pscustomobject] @{ Name = $title; Outcome = 'LeftOut'; Reason = $fault.Message.Substring(8).Trim() })
            }
            else {
                $script:results.Add([pscustomobject] @{ Name = $title; Outcome = 'Failed'; Reason = $fault.Message })
            }
        }
    }
}

function Set-ItResult { param([switch] $Skipped, [string] $Because) throw "LeftOut: $Because" }

function Should {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(ValueFromPipeline)] $Actual,
        [Parameter(Position = 0)] $Expected,
        [switch] $Not, [switch] $Be, [switch] $BeLike, [switch] $Match, [switch] $Contain, [switch] $BeNullOrEmpty, [switch] $HaveCount,
        [switch] $BeGreaterThan, [switch] $BeLessThan, [switch] $BeTrue, [switch] $BeFalse, [switch] $BeOfType, [switch] $Throw, [switch] $PassThru,
        [string] $ErrorId, [string] $Because)
    begin { $all = [System.Collections.Generic.List[object]]::new() }
    process { if ($PSBoundParameters.ContainsKey('Actual')) { $all.Add($Actual) } }
    end {
        $given = $PSBoundParameters
        $fails = {
            param($holds, $what)
            if ([bool] $holds -eq $Not.IsPresent) {
                throw "Expected $(if ($Not) { 'not ' })$what $($Expected -join ', '), and it was: $(($all | Select-Object -First 5) -join ', '). $Because"
            }
        }
        if ($Throw) {
            $caught = $null
            try { $null = & $all[0] } catch { $caught = $_ }
            $holds = $null -ne $caught -and
                (-not $given.ContainsKey('Expected') -or $caught.Exception.Message -like $Expected) -and
                (-not $ErrorId -or $caught.FullyQualifiedErrorId -like $ErrorId)
            & $fails $holds "a fault $ErrorId ($($caught.FullyQualifiedErrorId))"
            if ($PassThru) { $caught }
        }
        elseif ($Be) {
            $wanted = @($Expected)
            $same = $wanted.Count -eq $all.Count
            for ($index = 0; $same -and $index -lt $wanted.Count; $index++) { $same = $all[$index] -eq $wanted[$index] }
            & $fails $same 'to be'
        }
        elseif ($BeNullOrEmpty) {
            & $fails ($all.Count -eq 0 -or ($all.Count -eq 1 -and ($null -eq $all[0] -or '' -eq $all[0] -or ($all[0] -is [System.Collections.ICollection] -and $all[0].Count -eq 0)))) 'to be nothing'
        }
        elseif ($HaveCount) { & $fails ($all.Count -eq $Expected) "a count ($($all.Count))" }
        elseif ($Contain) { & $fails (@($all) -contains $Expected) 'to contain' }
        else {
            if ($all.Count -eq 0) { $all.Add($null) }
            foreach ($one in $all) {
                $holds = if ($BeLike) { $one -like $Expected }
                elseif ($Match) { $one -match $Expected }
                elseif ($BeGreaterThan) { $one -gt $Expected }
                elseif ($BeLessThan) { $one -lt $Expected }
                elseif ($BeTrue) { [bool] $one }
                elseif ($BeFalse) { -not $one }
                elseif ($BeOfType) { $one -is ([type] "$Expected".Trim('[', ']')) }
                else { throw 'This assertion has no stand-in.' }
                & $fails $holds ($given.Keys -join ' ')
            }
        }
    }
}

function Join-Path { param([string] $Path, [string] $ChildPath) [IO.Path]::Combine($Path, $ChildPath) }

function Resolve-Path { param([string] $LiteralPath) [pscustomobject] @{ ProviderPath = [IO.Path]::GetFullPath($LiteralPath) } }

function Test-Path { param([string] $LiteralPath) [IO.File]::Exists($LiteralPath) -or [IO.Directory]::Exists($LiteralPath) }

function Get-ChildItem {
    param([string] $LiteralPath, [string] $Filter = '*', [switch] $File)
    foreach ($item in [IO.DirectoryInfo]::new($LiteralPath).EnumerateFiles($Filter)) {
        $item.PSObject.Properties.Add([psnoteproperty]::new('PSPath', $item.FullName))
        $item
    }
}

function Get-Content {
    param([Parameter(Position = 0)] [Alias('Path')] [string] $LiteralPath, [switch] $Raw, [Parameter(ValueFromPipeline)] $InputObject)
    process { [IO.File]::ReadAllText($(if ($InputObject) { $InputObject.FullName } else { $LiteralPath })) }
}

function Set-Content {
    param([string] $LiteralPath, [Parameter(ValueFromPipeline)] $Value)
    begin { $lines = [System.Collections.Generic.List[string]]::new() }
    process { $lines.Add($Value) }
    end { [IO.File]::WriteAllLines($LiteralPath, $lines) }
}

function Write-Host { param($Object) }

function ConvertTo-SecureString {
    param([Parameter(Position = 0)] [string] $String, [switch] $AsPlainText, [switch] $Force)
    [System.Net.NetworkCredential]::new('', $String).SecurePassword
}

function Sort-Object {
    param([switch] $Unique, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $all = [System.Collections.Generic.List[object]]::new() }
    process { $all.Add($InputObject) }
    end {
        $last = $null
        foreach ($one in [System.Linq.Enumerable]::OrderBy($all, [Func[object, string]] { "$($args[0])" }, [StringComparer]::CurrentCultureIgnoreCase)) {
            if (-not $Unique -or $null -eq $last -or $one -ne $last) { $one }
            $last = $one
        }
    }
}

function Select-Object {
    param([Parameter(Position = 0)] [string[]] $Property, [string] $ExpandProperty, [int] $First = [int]::MaxValue, [switch] $Unique, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $taken = [System.Collections.Generic.List[object]]::new(); $count = 0 }
    process {
        if ($count++ -ge $First) { return }
        $one = $InputObject
        if ($ExpandProperty) { $one = $InputObject.$ExpandProperty }
        elseif ($Property) {
            $one = [pscustomobject] @{}
            foreach ($name in $Property) { $one.PSObject.Properties.Add([psnoteproperty]::new($name, $InputObject.$name)) }
        }
        if (-not $Unique -or -not $taken.Contains($one)) { $taken.Add($one); $one }
    }
}

Export-ModuleMember -Function *
