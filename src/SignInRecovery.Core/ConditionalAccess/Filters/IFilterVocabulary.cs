namespace SignInRecovery.ConditionalAccess;

/// <summary>The properties that a kind of filter knows, and what may be done with each.</summary>
internal interface IFilterVocabulary
{
    /// <summary>What is wrong with a property, in a sentence; null when nothing is.</summary>
    /// <param name="property">The property as it stands in the rule.</param>
    string? CheckProperty(string property);

    /// <summary>What is wrong with an operator on a property, in a sentence; null when nothing is.</summary>
    /// <param name="property">A property that is known.</param>
    /// <param name="filterOperator">The operator.</param>
    string? CheckOperator(string property, FilterOperator filterOperator);

    /// <summary>What is wrong with a value, in a sentence; null when nothing is.</summary>
    /// <param name="property">A property that is known.</param>
    /// <param name="value">The value.</param>
    string? CheckValue(string property, string value);
}
