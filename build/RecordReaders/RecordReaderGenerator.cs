using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SignInRecovery.RecordReaders;

/// <summary>
/// Writes, for a class marked with <c>RecordReaderAttribute</c>, a method that reads each marked record from JSON, and each
/// record and enum that it leads to. The records' own attributes say how (JsonPropertyName, JsonIgnore, JsonConverter), as
/// for the serializer of the framework; but the code written here is no generic code over value types, which the runtime
/// would have to compile anew for every type at the first call.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RecordReaderGenerator : IIncrementalGenerator
{
    private const string Attribute = "SignInRecovery.Json.RecordReaderAttribute";

    private static readonly DiagnosticDescriptor Fault = new(
        "SIRG01", "A record cannot be read", "{0}", "Records", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Output> outputs = context.SyntaxProvider.ForAttributeWithMetadataName(
            Attribute,
            static (node, _) => node is ClassDeclarationSyntax,
            static (match, _) => Write((INamedTypeSymbol)match.TargetSymbol, match.Attributes));
        context.RegisterSourceOutput(outputs, static (production, output) =>
        {
            foreach (string fault in output.Faults)
            {
                production.ReportDiagnostic(Diagnostic.Create(Fault, Location.None, fault));
            }

            production.AddSource(output.Name + ".g.cs", output.Source);
        });
    }

    private static Output Write(INamedTypeSymbol owner, IEnumerable<AttributeData> marks)
    {
        var model = new RecordModel();
        foreach (AttributeData mark in marks)
        {
            model.Add((INamedTypeSymbol)mark.ConstructorArguments[0].Value!, mark.NamedArguments.Any(a => a.Key == "WithShape" && a.Value.Value is true));
        }

        model.Close();
        var source = new StringBuilder();
        new ReaderWriter(model, source).Write(owner);
        return new Output(owner.Name, source.ToString(), string.Join("\n", model.Faults));
    }

    /// <summary>What was written; compared by value, so that the compiler can tell that nothing has changed.</summary>
    private readonly struct Output : System.IEquatable<Output>
    {
        private readonly string _faults;

        public Output(string name, string source, string faults)
        {
            Name = name;
            Source = source;
            _faults = faults;
        }

        public string Name { get; }

        public string Source { get; }

        public IEnumerable<string> Faults => _faults.Split(['\n'], System.StringSplitOptions.RemoveEmptyEntries);

        public bool Equals(Output other) => Name == other.Name && Source == other.Source && _faults == other._faults;

        public override bool Equals(object? obj) => obj is Output other && Equals(other);

        public override int GetHashCode() => Source.GetHashCode();
    }
}
