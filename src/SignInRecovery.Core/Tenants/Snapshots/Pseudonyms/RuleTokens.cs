using System.Collections.Frozen;
using System.Text;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Pseudonymises the rules of device filters, of filters for applications and of dynamic groups. Operators and well-known
/// properties stay; a text that a property is compared with becomes what the property's value becomes, so that comparisons
/// of whole values stay true. Comparisons with a part of a value cannot, and are told.
/// </summary>
internal sealed class RuleTokens(NameTokens names, IdTokens ids, TokenFunction function)
{
    private const string Attributes = "CustomSecurityAttribute.";

    private static readonly FrozenSet<string> Operators = Set(
        "eq", "ne", "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains", "in", "notIn", "match", "notMatch",
        "and", "or", "not", "any", "all", "lt", "le", "gt", "ge");

    private static readonly FrozenSet<string> PartOperators = Set(
        "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains", "match", "notMatch", "lt", "le", "gt", "ge");

    private static readonly FrozenSet<string> Connectives = Set("and", "or");

    private static readonly FrozenSet<string> Constants = Set("true", "false", "null", "_");

    private static readonly FrozenSet<string> Roots = Set("device", "user", "group", "assignedLicense", "assignedPlan", "assignedPlans", "assignedLicenses");

    /// <summary>Properties whose values stay, so that every comparison stays true.</summary>
    private static readonly FrozenSet<string> KeptProperties = Set(
        "trustType", "deviceOwnership", "isCompliant", "profileType", "operatingSystem", "operatingSystemVersion", "manufacturer", "model",
        "managementType", "accountEnabled", "userType", "usageLocation", "passwordPolicies", "dirSyncEnabled", "onPremisesSyncEnabled",
        "capabilityStatus", "service", "deviceOSType", "deviceOSVersion", "deviceManufacturer", "deviceModel", "isRooted", "creationType");

    private static readonly FrozenSet<string> GuidProperties = Set("skuId", "servicePlanId");

    private static readonly FrozenSet<string> IdProperties = Set("deviceId", "mdmAppId", "objectId", "id", "memberOf", "manager", "directReports");

    private static readonly FrozenSet<string> MailProperties = Set("mail", "userPrincipalName", "otherMails");

    /// <summary>Lists, of which "contains" means a whole member.</summary>
    private static readonly FrozenSet<string> ListProperties = Set("physicalIds", "systemLabels", "otherMails");

    private static readonly FrozenSet<string> TextProperties = Set(
        [
            "displayName", "enrollmentProfileName", "department", "jobTitle", "city", "country", "state", "companyName", "givenName", "surname",
            "mailNickname", "employeeId", "physicalDeliveryOfficeName", "postalCode", "streetAddress", "telephoneNumber", "mobile",
            "facsimileTelephoneNumber", "preferredLanguage", "proxyAddresses", "onPremisesDistinguishedName", "onPremisesSecurityIdentifier",
            "deviceCategory", "division", "costCenter", "employeeType", "employeeHireDate", "employeeLeaveDateTime", "domains",
            .. Enumerable.Range(1, 15).Select(n => $"extensionAttribute{n}"),
        ]);

    /// <summary>Pseudonymises a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="doubts">Told what does not mean any more what it meant.</param>
    public string Token(string rule, Action<string> doubts)
    {
        if (string.IsNullOrWhiteSpace(rule))
        {
            return rule;
        }

        string? token = new Pass(this, rule, doubts).Run();
        if (token is null)
        {
            doubts("The rule has a form that is not understood, so it became a token as a whole and matches nothing any more.");
            return names.Text(rule);
        }

        return token;
    }

    private string LiteralOf(string root, string property, string literal)
    {
        if (literal.Length == 0)
        {
            return literal;
        }

        if (GuidProperties.Contains(property) && Guid.TryParse(literal, out _))
        {
            return literal;
        }

        if (IdProperties.Contains(property))
        {
            return ids.Token(literal);
        }

        if (KeptProperties.Contains(property) && PlainText.IsPlain(literal))
        {
            return literal;
        }

        return property.Equals("displayName", StringComparison.OrdinalIgnoreCase)
            ? names.Name(root.Equals("device", StringComparison.OrdinalIgnoreCase) ? "Device" : "User", literal)
            : MailProperties.Contains(property) ? names.Mail(literal) : names.Text(literal);
    }

    /// <summary>The name of a custom security attribute, as <see cref="Treatment.Attributes"/> writes it.</summary>
    public string AttributeName(string name) => "a" + function.Hex("attribute", name, 8);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>One pass over one rule.</summary>
    private sealed class Pass(RuleTokens tokens, string rule, Action<string> doubts)
    {
        private readonly StringBuilder _output = new(rule.Length);
        private string _root = string.Empty;
        private string _property = string.Empty;
        private string _operator = string.Empty;
        private int _at;

        /// <summary>The pseudonymised rule; null when it is not understood.</summary>
        public string? Run()
        {
            while (_at < rule.Length)
            {
                char c = rule[_at];
                if (char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or ',')
                {
                    _ = _output.Append(c is '\r' or '\n' or '\t' ? ' ' : c);
                    _at++;
                }
                else if (c is '"' or '\'')
                {
                    if (!TryLiteral(c))
                    {
                        return null;
                    }
                }
                else if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                {
                    Word();
                }
                else
                {
                    return null;
                }
            }

            return _output.ToString();
        }

        private bool TryLiteral(char quote)
        {
            int end = _at + 1;
            while (end < rule.Length && (rule[end] != quote || rule[end - 1] == '`'))
            {
                end++;
            }

            if (end >= rule.Length)
            {
                return false;
            }

            AppendLiteral(rule[(_at + 1)..end], quote.ToString());
            _at = end + 1;
            return true;
        }

        private void Word()
        {
            int end = _at + 1;
            while (end < rule.Length && (char.IsAsciiLetterOrDigit(rule[end]) || rule[end] is '.' or '_' or '-'))
            {
                end++;
            }

            string word = rule[_at..end];
            _at = end;
            string bare = word.TrimStart('-');
            if (Operators.Contains(bare))
            {
                _operator = bare;
                _property = Connectives.Contains(bare) ? string.Empty : _property;
                _ = _output.Append(word);
            }
            else if (Constants.Contains(word))
            {
                _ = _output.Append(word);
            }
            else if (char.IsAsciiDigit(bare.Length > 0 ? bare[0] : '0'))
            {
                AppendLiteral(word, string.Empty);
            }
            else
            {
                Property(word);
            }
        }

        private void Property(string path)
        {
            if (path.StartsWith(Attributes, StringComparison.OrdinalIgnoreCase))
            {
                string name = path[Attributes.Length..];
                int underscore = name.IndexOf('_', StringComparison.Ordinal);
                _root = string.Empty;
                _property = name;
                _ = _output.Append(Attributes).Append(underscore < 0
                    ? tokens.AttributeName(name)
                    : tokens.AttributeName(name[..underscore]) + "_" + tokens.AttributeName(name[(underscore + 1)..]));
                if (name.LastIndexOf('_') != underscore)
                {
                    doubts("The name of a custom security attribute can be read in two ways, so the rule may match nothing any more.");
                }

                return;
            }

            string[] parts = path.Split('.');
            _root = parts.Length > 1 ? parts[0] : string.Empty;
            _property = parts[^1];
            _ = _output.AppendJoin('.', parts.Select(p => IsKnown(p) ? p : "p" + tokens.AttributeName(p)));
        }

        private void AppendLiteral(string literal, string quote)
        {
            string token = tokens.LiteralOf(_root, _property, literal);
            _ = _output.Append(quote).Append(token).Append(quote);
            if (_property.Length == 0 && token != literal)
            {
                doubts("A text stands before the property that it is compared with, so the rule may no longer match what it matched.");
                return;
            }

            bool isMember = ListProperties.Contains(_property) && _operator.EndsWith("contains", StringComparison.OrdinalIgnoreCase);
            if (token != literal && !isMember && PartOperators.Contains(_operator))
            {
                string property = IsKnown(_property) ? _property : "a property";
                doubts($"The operator -{_operator} compares {property} with a part of its text. The part became a token, so the rule no longer matches what it matched.");
            }
        }

        private static bool IsKnown(string name) =>
            Roots.Contains(name) || KeptProperties.Contains(name) || GuidProperties.Contains(name) || IdProperties.Contains(name)
            || MailProperties.Contains(name) || ListProperties.Contains(name) || TextProperties.Contains(name);
    }
}
