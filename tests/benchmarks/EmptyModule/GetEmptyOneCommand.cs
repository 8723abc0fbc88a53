using System.Management.Automation;

namespace EmptyModule;

[Cmdlet(VerbsCommon.Get, "EmptyOne")]
public sealed class GetEmptyOneCommand : PSCmdlet
{
}
