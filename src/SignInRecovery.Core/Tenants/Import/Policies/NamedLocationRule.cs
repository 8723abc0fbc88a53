namespace SignInRecovery.Tenants.Import;

/// <summary>A named location: IP ranges, countries, or the compliant network of Global Secure Access.</summary>
internal sealed class NamedLocationRule : ValueRule
{
    private const string Prefix = "microsoft.graph.";
    private const string Suffix = "NamedLocation";

    private static readonly KeyValuePair<string, ValueRule>[] Common =
    [
        new("id", new TextRule()),
        new("displayName", new TextRule()),
        new("createdDateTime", new DateRule()),
        new("modifiedDateTime", new DateRule()),
        new("deletedDateTime", new DateRule()),
        new("isTrusted", new BooleanRule(decisive: true)),
    ];

    private static readonly ObjectRule Ip = new([.. Common, new("ipRanges", new ListRule(new IpRangeRule(), decisive: true))], decisive: true, nullWhenBlank: false);

    private static readonly ObjectRule Country = new(
        [
            .. Common,
            new("countriesAndRegions", new CountryListRule()),
            new("includeUnknownCountriesAndRegions", new BooleanRule(decisive: true)),
            new("countryLookupMethod", new EnumRule(["clientIpAddress", "authenticatorAppGps"], decisive: true)),
        ],
        decisive: true,
        nullWhenBlank: false);

    private static readonly ObjectRule Other = new(Common, decisive: true, nullWhenBlank: false);

    /// <summary>The location's type without prefix (ipNamedLocation, countryNamedLocation, ...), or null when the object is no named location.</summary>
    public static string? TypeOf(ImportNode node)
    {
        if (node.Kind != ImportNodeKind.Object)
        {
            return null;
        }

        string? type = JsonNoise.ODataType(node) ?? JsonNoise.FindFlat(node, "locationType") switch
        {
            { Kind: ImportNodeKind.Text } text => text.Text.Trim().TrimStart('#'),
            _ => null,
        };
        type = type is not null && type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? type[Prefix.Length..] : type;
        bool named = type is not null && type.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
        if (named && type!.Length > Suffix.Length)
        {
            return char.ToLowerInvariant(type[0]) + type[1..^Suffix.Length] + Suffix;
        }

        return JsonNoise.FindFlat(node, "ipRanges") is not null ? "ipNamedLocation"
            : JsonNoise.FindFlat(node, "countriesAndRegions") is not null ? "countryNamedLocation"
            : named ? "namedLocation"
            : null;
    }

    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        string type = TypeOf(node) ?? "namedLocation";
        ImportNode plain = ImportNode.NewObject(node.Offset);
        plain.Members.AddRange(JsonNoise.Flatten(node).Where(member => !member.Key.Equals("locationType", StringComparison.OrdinalIgnoreCase)));
        ObjectRule rule = type switch { "ipNamedLocation" => Ip, "countryNamedLocation" => Country, _ => Other };
        ImportNode location = rule.Read(plain, path, reading);
        location.Members.Insert(0, new("@odata.type", ImportNode.Of("#" + Prefix + type)));
        string required = type == "ipNamedLocation" ? "ipRanges" : "countriesAndRegions";
        if (type is "ipNamedLocation" or "countryNamedLocation" && location.Find(required) is null or { IsNull: true })
        {
            reading.Fault($"{path}.{required}", node.Offset, $"{path}.{required} is missing, so what the location covers is unknown.");
        }

        return location;
    }
}
