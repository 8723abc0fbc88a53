namespace SignInRecovery.ConditionalAccess;

/// <summary>The kinds of token of a filter rule.</summary>
internal enum FilterTokenKind
{
    Word,
    Text,
    List,
    Open,
    Close,
}
