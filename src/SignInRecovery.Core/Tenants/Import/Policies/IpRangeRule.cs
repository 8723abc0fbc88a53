using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SignInRecovery.Tenants.Import;

/// <summary>A range of addresses: Graph's object with a CIDR address, or the CIDR address alone as people write it.</summary>
internal sealed class IpRangeRule : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        string? cidr = node.Kind == ImportNodeKind.Text ? node.Text.Trim() : null;
        if (node.Kind == ImportNodeKind.Object)
        {
            cidr = JsonNoise.FindFlat(node, "cidrAddress") is { Kind: ImportNodeKind.Text } address ? address.Text.Trim() : null;
            if (cidr is null && JsonNoise.FindFlat(node, "lowerAddress") is { Kind: ImportNodeKind.Text })
            {
                return ImportNodes.WithoutAnnotations(ImportNodes.CamelCased(node));
            }
        }

        if (string.IsNullOrEmpty(cidr) || IsCutOff(cidr))
        {
            return WrongShape(node, path, reading, decisive: true, "a range such as 203.0.113.0/24");
        }

        AddressFamily? family = FamilyOf(cidr);
        if (family is null)
        {
            reading.Fault(path, node.Offset, $"{path} is '{SafeText.Show(cidr)}', which is no address range such as 203.0.113.0/24.");
        }

        ImportNode range = ImportNode.NewObject(node.Offset);
        range.Add("@odata.type", ImportNode.Of(family == AddressFamily.InterNetworkV6 ? "#microsoft.graph.iPv6CidrRange" : "#microsoft.graph.iPv4CidrRange"));
        range.Add("cidrAddress", ImportNode.Of(cidr));
        return range;
    }

    private static AddressFamily? FamilyOf(string cidr)
    {
        int slash = cidr.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(cidr.AsSpan(0, slash), out IPAddress? address)
            || !int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int bits))
        {
            return null;
        }

        return bits <= (address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32) ? address.AddressFamily : null;
    }
}
