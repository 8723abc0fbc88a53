using System.Globalization;

namespace SignInRecovery.Tenants.Import;

/// <summary>A whole number; a text of digits is accepted.</summary>
internal sealed class IntegerRule : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        bool written = node.Kind is ImportNodeKind.Number or ImportNodeKind.Text;
        if (node.IsNull || (node.Kind == ImportNodeKind.Text && string.IsNullOrWhiteSpace(node.Text)))
        {
            return ImportNode.Null(node.Offset);
        }

        return written && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? ImportNode.Number(((long)number).ToString(CultureInfo.InvariantCulture), node.Offset)
            : WrongShape(node, path, reading, decisive: false, "a whole number");
    }
}
