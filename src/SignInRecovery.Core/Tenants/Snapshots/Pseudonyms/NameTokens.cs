using System.Text;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Makes the tokens of names, texts, domains, mail addresses, telephone numbers and web addresses.</summary>
internal sealed class NameTokens(TokenFunction function, IdTokens ids, AddressTokens addresses)
{
    private const string ManagedByMicrosoft = "Microsoft-managed: ";
    private const string External = "#EXT#";
    private const int MaximumCached = 10_000;

    /// <summary>Endings that stay, longest first; of any other domain the last label stays.</summary>
    private static readonly string[] Endings =
    [
        "mail.onmicrosoft.com", "mail.onmicrosoft.us", "partner.onmschina.cn", "onmicrosoft.com", "onmicrosoft.us", "onmschina.cn", "onmicrosoft.de",
    ];

    /// <summary>Second labels that belong to a country's ending, as in co.uk.</summary>
    private static readonly string[] SecondLevel = ["ac", "co", "com", "edu", "gov", "net", "org"];

    private readonly Dictionary<string, string> _domains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pseudonym of a display name, such as "User 3f9a2c7e"; equal names have equal pseudonyms. Microsoft's own names stay.</summary>
    /// <param name="kind">What the object is.</param>
    /// <param name="name">Its display name.</param>
    public string Name(string kind, string name)
    {
        if (string.IsNullOrWhiteSpace(name) || WellKnownIds.IsName(name))
        {
            return name;
        }

        // Policies that Microsoft manages are known by the beginning of their name.
        return name.StartsWith(ManagedByMicrosoft, StringComparison.Ordinal)
            ? ManagedByMicrosoft + Name(kind, name[ManagedByMicrosoft.Length..])
            : kind + " " + function.Hex("name", name, 8);
    }

    /// <summary>The token of a text that something may be compared with; ids within it have the tokens that they have elsewhere.</summary>
    public string Text(string text) => string.IsNullOrWhiteSpace(text) ? text
        : IdTokens.HoldsGuid(text) ? ids.Token(text)
        : "text-" + function.Hex("text", text, 8);

    /// <summary>The token of a domain name: label by label, so that a subdomain stays a subdomain.</summary>
    public string Domain(string domain)
    {
        if (domain.Length == 0 || WellKnownIds.IsWord(domain))
        {
            return domain;
        }

        if (!_domains.TryGetValue(domain, out string? token))
        {
            token = MakeDomain(domain);
            if (_domains.Count < MaximumCached)
            {
                _domains.Add(domain, token);
            }
        }

        return token;
    }

    /// <summary>The token of a user principal name or mail address, the forms of guests and of deleted users included.</summary>
    public string Mail(string mail)
    {
        if (string.IsNullOrWhiteSpace(mail) || WellKnownIds.IsWord(mail))
        {
            return mail;
        }

        int at = mail.LastIndexOf('@');
        if (at < 0)
        {
            return IdTokens.HoldsGuid(mail) ? ids.Token(mail) : Local(mail);
        }

        string domain = Domain(mail[(at + 1)..]);
        string local = mail[..at];
        string deleted = string.Empty;

        // A deleted user's name has the user's id without hyphens before it.
        if (local.Length > 32 && Guid.TryParseExact(local[..32], "N", out Guid id))
        {
            deleted = ids.OfGuid(id).Replace("-", string.Empty, StringComparison.Ordinal);
            local = local[32..];
        }

        int external = local.IndexOf(External, StringComparison.OrdinalIgnoreCase);
        if (external < 0)
        {
            return $"{deleted}{Local(local)}@{domain}";
        }

        // A guest's name is the mail address at home, with an underscore for the at sign.
        string home = local[..external];
        int underscore = home.LastIndexOf('_');
        home = underscore < 0 ? Local(home) : $"{Local(home[..underscore])}_{Domain(home[(underscore + 1)..])}";
        return $"{deleted}{home}{External}@{domain}";
    }

    /// <summary>The token of a telephone number: equal numbers stay equal, and no number that can be dialled comes out.</summary>
    public string Phone(string phone)
    {
        string digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (digits.Length == 0)
        {
            return Text(phone);
        }

        // No country code begins with 0.
        Span<byte> hash = stackalloc byte[32];
        function.Compute("phone", Encoding.ASCII.GetBytes(digits), hash);
        var token = new StringBuilder(digits.Length + 1);
        _ = phone.AsSpan().TrimStart().StartsWith("+") ? token.Append('+') : token;
        for (int index = 0; index < digits.Length; index++)
        {
            _ = token.Append(index == 0 ? '0' : (char)('0' + (hash[index % hash.Length] % 10)));
        }

        return token.ToString();
    }

    /// <summary>The token of a web address: the scheme stays, the host's domain and the path become tokens.</summary>
    public string Url(string url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return url;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.Scheme is not ("http" or "https" or "ldap" or "ldaps"))
        {
            return Text(url);
        }

        string host = uri.HostNameType switch
        {
            UriHostNameType.IPv4 => addresses.Token(uri.Host),
            UriHostNameType.IPv6 => $"[{addresses.Token(uri.Host.Trim('[', ']'))}]",
            _ => Domain(uri.Host),
        };
        string path = uri.PathAndQuery.Length > 1 ? "/p" + function.Hex("text", uri.PathAndQuery, 8) : "/";
        return $"{uri.Scheme}://{host}{path}";
    }

    private string Local(string local) => "u" + function.Hex("local", local, 12);

    private string MakeDomain(string domain)
    {
        string lower = domain.ToLowerInvariant();
        string ending = EndingOf(lower);
        if (ending.Length == lower.Length)
        {
            return lower;
        }

        string[] labels = lower[..^ending.Length].TrimEnd('.').Split('.');
        return string.Join('.', labels.Select(Label)) + (ending.Length > 0 ? "." + ending : string.Empty);
    }

    private string Label(string label) => label.Length == 0 ? label : "d" + function.Hex("label", label, 8);

    private static string EndingOf(string domain)
    {
        foreach (string ending in Endings)
        {
            if (domain == ending || domain.EndsWith("." + ending, StringComparison.Ordinal))
            {
                return ending;
            }
        }

        string[] labels = domain.Split('.');
        if (labels.Length < 2 || labels[^1].Length < 2 || !labels[^1].All(char.IsAsciiLetter))
        {
            return string.Empty;
        }

        return labels.Length > 2 && labels[^1].Length == 2 && SecondLevel.Contains(labels[^2]) ? $"{labels[^2]}.{labels[^1]}" : labels[^1];
    }
}
