using System.Management.Automation;

namespace EmptyModule;

[Cmdlet(VerbsCommon.Get, "EmptyThree")]
public sealed class GetEmptyThreeCommand : PSCmdlet
{
}
