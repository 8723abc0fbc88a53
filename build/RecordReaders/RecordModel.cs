using Microsoft.CodeAnalysis;

namespace SignInRecovery.RecordReaders;

/// <summary>The records and enums to be read: those that are marked, and those that they lead to.</summary>
internal sealed class RecordModel
{
    private readonly Dictionary<INamedTypeSymbol, List<RecordMember>> _records = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _enums = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _shaped = new(SymbolEqualityComparer.Default);

    public List<string> Faults { get; } = [];

    public IEnumerable<KeyValuePair<INamedTypeSymbol, List<RecordMember>>> Records => _records.OrderBy(r => r.Key.Name, System.StringComparer.Ordinal);

    public IEnumerable<INamedTypeSymbol> Enums => _enums.OrderBy(e => e.Name, System.StringComparer.Ordinal);

    public bool IsShaped(INamedTypeSymbol record) => _shaped.Contains(record);

    public bool IsRecord(ITypeSymbol type) => type is INamedTypeSymbol named && _records.ContainsKey(named);

    /// <summary>Adds a record, and what its members lead to.</summary>
    public void Add(INamedTypeSymbol record, bool withShape)
    {
        if (record.TypeKind == TypeKind.Enum)
        {
            _ = _enums.Add(record);
            return;
        }

        if (withShape)
        {
            _ = _shaped.Add(record);
        }

        if (_records.ContainsKey(record))
        {
            return;
        }

        if (!record.InstanceConstructors.Any(c => c.Parameters.Length == 0 && c.DeclaredAccessibility == Accessibility.Public))
        {
            Faults.Add($"The record {record.Name} has no constructor without parameters.");
        }

        var members = new List<RecordMember>();
        _records.Add(record, members);
        foreach (IPropertySymbol property in record.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.IsStatic || property.SetMethod is null || property.DeclaredAccessibility != Accessibility.Public || Mark(property, "JsonIgnoreAttribute") is not null)
            {
                continue;
            }

            string name = Mark(property, "JsonPropertyNameAttribute")?.ConstructorArguments[0].Value as string ?? Camel(property.Name);
            members.Add(new RecordMember(property, name, ConverterOf(property), Mark(property, "SharesTextAttribute")?.ConstructorArguments[0].Value as string));
            Follow(property);
        }
    }

    /// <summary>Spreads the wish for a shape to all that a shaped record leads to.</summary>
    public void Close()
    {
        var open = new Queue<INamedTypeSymbol>(_shaped);
        while (open.Count > 0)
        {
            foreach (RecordMember member in _records[open.Dequeue()])
            {
                if (ItemOf(member.Property.Type) is INamedTypeSymbol item && _records.ContainsKey(item) && _shaped.Add(item))
                {
                    open.Enqueue(item);
                }
            }
        }
    }

    /// <summary>The type without the list and the question mark around it.</summary>
    public static ITypeSymbol ItemOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments.Length: 1 } list)
        {
            type = list.TypeArguments[0];
        }

        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
    }

    public static bool IsList(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments.Length: 1 };

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The converter that a property or a type is marked with.</summary>
    public static INamedTypeSymbol? ConverterOf(ISymbol symbol) =>
        Mark(symbol, "JsonConverterAttribute")?.ConstructorArguments[0].Value as INamedTypeSymbol;

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static AttributeData? Mark(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name);

    private void Follow(IPropertySymbol property)
    {
        if (ItemOf(property.Type) is not INamedTypeSymbol item || item.SpecialType != SpecialType.None)
        {
            return;
        }

        if (item.TypeKind == TypeKind.Enum)
        {
            _ = _enums.Add(item);
        }
        else if (item.IsRecord)
        {
            Add(item, withShape: false);
        }
    }
}
