using Microsoft.CodeAnalysis;

namespace SignInRecovery.RecordReaders;

/// <summary>A member of a record that stands in its JSON.</summary>
internal sealed class RecordMember
{
    public RecordMember(IPropertySymbol property, string jsonName, INamedTypeSymbol? converter)
    {
        Property = property;
        JsonName = jsonName;
        Converter = converter;
    }

    public IPropertySymbol Property { get; }

    public string JsonName { get; }

    /// <summary>The converter that the property is marked with; null when the type says how it is read.</summary>
    public INamedTypeSymbol? Converter { get; }
}
