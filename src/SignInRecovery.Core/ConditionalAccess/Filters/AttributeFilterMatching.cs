using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Evaluates filters on the custom security attributes of an application.</summary>
internal static class AttributeFilterMatching
{
    /// <summary>Whether a filter matches a service principal.</summary>
    /// <param name="expression">The rule.</param>
    /// <param name="principal">The service principal; null for an application that is known to have none, and so no attributes.</param>
    public static Tri Matches(FilterExpression expression, ServicePrincipal? principal) => principal is { CustomSecurityAttributes: null }
        ? Tri.Unknown
        : FilterMatching.Evaluate(expression, c => Compare(c, Values(principal, c.Property)));

    private static Tri Compare(FilterExpression.Comparison comparison, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return FilterMatching.Compare(comparison, (string?)null);
        }

        // Whether -contains asks for a part of the value of an attribute that takes one value is not documented.
        FilterOperator positive = comparison.Operator.Positive();
        Tri anyValue = Tri.False;
        foreach (string value in values)
        {
            Tri holds = FilterMatching.Compare(comparison with { Operator = positive }, value);
            bool isOpen = holds == Tri.True && positive == FilterOperator.Contains && !string.Equals(value, comparison.Values[0], StringComparison.OrdinalIgnoreCase);
            anyValue = anyValue.Or(isOpen ? values.Count > 1 ? Tri.False : Tri.Unknown : holds);
        }

        return comparison.IsNegative ? anyValue.Not() : anyValue;
    }

    private static IReadOnlyList<string> Values(ServicePrincipal? principal, string property)
    {
        foreach ((string set, string attribute) in AttributeFilterVocabulary.Names(property))
        {
            if (Find(principal?.CustomSecurityAttributes, set) is { } attributes && Find(attributes, attribute) is { } values)
            {
                return values;
            }
        }

        return [];
    }

    private static T? Find<T>(IReadOnlyDictionary<string, T>? members, string name)
        where T : class
    {
        if (members is not null)
        {
            foreach ((string key, T value) in members)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }
        }

        return null;
    }
}
