namespace SignInRecovery.Tenants.Import;

/// <summary>A filter for devices, applications or service principals: a mode and a rule, both or neither.</summary>
internal sealed class FilterRule : ValueRule
{
    private static readonly ObjectRule Inner = new(
        [new("mode", new EnumRule(["include", "exclude"], decisive: true)), new("rule", new TextRule(decisive: true))],
        decisive: true,
        nullWhenBlank: true);

    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        ImportNode filter = Inner.Read(node, path, reading);
        if (filter.IsNull)
        {
            return filter;
        }

        bool mode = filter.FindText("mode") is not null;
        bool rule = filter.FindText("rule") is not null;
        if (!mode && !rule)
        {
            return filter.IsBlank() ? ImportNode.Null(node.Offset) : filter;
        }

        if (mode != rule && reading.Faults.Count == 0)
        {
            reading.Fault(path, node.Offset, mode ? $"{path} has a mode and no rule." : $"{path} has a rule and no mode, so whether it includes or excludes is unknown.");
        }

        return filter;
    }
}
