namespace SignInRecovery.Facts;

/// <summary>Lists that people see in PowerShell.</summary>
public static class IndexedLists
{
    /// <summary>
    /// The list, in a form of which PowerShell finds the elements: it indexes arrays and types with a public indexer, and of
    /// anything else [0] is the whole list, without an error. The lists that the compiler makes for collection expressions have
    /// none. An object that a cmdlet writes takes its lists through this.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="list">The list.</param>
    public static IReadOnlyList<T> Indexed<T>(this IReadOnlyList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);

        // The compiler's lists say that they are read-only, and so do arrays; lists of this module's own, made when somebody looks, are no IList.
        return list is not T[] && list is IList<T> { IsReadOnly: true } ? list.ToArray() : list;
    }
}
