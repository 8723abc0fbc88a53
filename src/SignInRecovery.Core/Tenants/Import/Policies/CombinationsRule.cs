namespace SignInRecovery.Tenants.Import;

/// <summary>The combinations of methods that an authentication strength allows: each a text in which a comma means "and".</summary>
internal sealed class CombinationsRule : ValueRule
{
    /// <summary>The modes of authenticationMethodModes, as Graph documents them.</summary>
    private static readonly string[] Modes =
    [
        "password", "voice", "hardwareOath", "softwareOath", "sms", "fido2", "windowsHelloForBusiness", "microsoftAuthenticatorPush",
        "deviceBasedPush", "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse", "email", "x509CertificateSingleFactor",
        "x509CertificateMultiFactor", "federatedSingleFactor", "federatedMultiFactor", "qrCodePin",
    ];

    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        if (node.IsNull)
        {
            return node;
        }

        List<ImportNode>? items = ItemsOf(node, path, reading);
        if (items is null)
        {
            return WrongShape(node, path, reading, decisive: true, "a list of combinations");
        }

        ImportNode list = ImportNode.NewList(node.Offset);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Kind != ImportNodeKind.Text || IsCutOff(items[i].Text))
            {
                _ = WrongShape(items[i], $"{path}[{i}]", reading, decisive: true, "a combination");
                continue;
            }

            string[] parts = items[i].Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            for (int part = 0; part < parts.Length; part++)
            {
                parts[part] = EnumRule.Canonical(Modes, items[i], $"{path}[{i}]", reading, decisive: false, parts[part]);
            }

            list.Items.Add(ImportNode.Of(string.Join(',', parts), items[i].Offset));
        }

        return list;
    }
}
