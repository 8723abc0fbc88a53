using Microsoft.CodeAnalysis;

namespace SignInRecovery.RecordReaders;

/// <summary>A member of a record that stands in its JSON.</summary>
internal sealed class RecordMember
{
    public RecordMember(IPropertySymbol property, string jsonName, INamedTypeSymbol? converter, string? sharesTextOf)
    {
        Property = property;
        JsonName = jsonName;
        Converter = converter;
        SharesTextOf = sharesTextOf;
    }

    public IPropertySymbol Property { get; }

    public string JsonName { get; }

    /// <summary>The converter that the property is marked with; null when the type says how it is read.</summary>
    public INamedTypeSymbol? Converter { get; }

    /// <summary>The member whose text is mostly this one's too; null when there is none.</summary>
    public string? SharesTextOf { get; }
}
