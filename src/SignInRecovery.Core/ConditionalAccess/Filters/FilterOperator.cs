namespace SignInRecovery.ConditionalAccess;

/// <summary>The operators of filter rules. A negative one follows its positive one.</summary>
internal enum FilterOperator
{
    Equals,
    NotEquals,
    In,
    NotIn,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
}
