namespace SignInRecovery.Tenants.Import;

/// <summary>The kinds of a JSON value.</summary>
internal enum ImportNodeKind
{
    Null,
    False,
    True,
    Number,
    Text,
    List,
    Object,
}
