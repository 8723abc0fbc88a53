using System.Management.Automation;

namespace EmptyModule;

[Cmdlet(VerbsCommon.Get, "EmptyTwo")]
public sealed class GetEmptyTwoCommand : PSCmdlet
{
}
