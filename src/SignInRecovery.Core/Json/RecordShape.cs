namespace SignInRecovery.Json;

/// <summary>The members of a record, and what each may hold: the record's own declaration, by which unknown members are found.</summary>
internal sealed class RecordShape
{
    private readonly MemberNames _names;
    private readonly Func<int, object?> _content;

    /// <param name="names">The names, separated by commas.</param>
    /// <param name="content">By the member's number: the shape of its records, the table of its enum, or null.</param>
    public RecordShape(string names, Func<int, object?> content)
    {
        _names = new MemberNames(names);
        _content = content;
    }

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name in JSON.</param>
    /// <param name="content">Its <see cref="RecordShape"/>, its <see cref="EnumTable"/>, or null where it holds neither.</param>
    public bool TryFind(string name, out object? content)
    {
        int member = _names.Find(name);
        content = member < 0 ? null : _content(member);
        return member >= 0;
    }
}
