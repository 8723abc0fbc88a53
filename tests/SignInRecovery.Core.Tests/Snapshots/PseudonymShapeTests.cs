using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Objects;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>The allow-list against the sections, the samples and the records that rules read.</summary>
public class PseudonymShapeTests
{
    /// <summary>Properties that records read and that are left out on purpose: prose, from which no finding follows.</summary>
    private static readonly HashSet<string> Prose = ["description", "note", "failureReason", "additionalDetails", "city", "state"];

    public static TheoryData<string> Sections => [.. SectionCatalog.All.Select(s => s.Name)];

    [Fact]
    public void Every_section_has_a_shape_and_no_other() =>
        Assert.Equal(SectionCatalog.All.Select(s => s.Name).Order(StringComparer.Ordinal), SectionShapes.Sections.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Every_property_of_a_sample_is_decided_upon(string sample)
    {
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();
        foreach ((string section, string line) in PseudonymFixture.LinesOf(sample))
        {
            Assert.NotNull(PseudonymFixture.Line(section, line, pseudonymizer));
        }

        Assert.Empty(pseudonymizer.UnknownProperties);
    }

    /// <summary>A property that a record reads, and rules may ask for, is written; else findings would change silently.</summary>
    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_property_that_a_record_reads_is_written(string section)
    {
        Shape line = SectionShapes.Find(section)!;
        Shape shape = SectionCatalog.Get(section).IsOwned ? Array.Find(line.Members, m => m.Name == "value")! : line;
        Type record = SectionLoaders.All.Single(l => l.Name == section).GetType().GetGenericArguments()[0];
        JsonTypeInfo? type = TenantJsonContext.Default.GetTypeInfo(record);
        if (section is "memberships")
        {
            return;
        }

        type = section == "signInActivity" ? TenantJsonContext.Default.SignInActivityLine : type;
        Assert.NotNull(type);
        Assert.Equal([], Unwritten(type, shape, section));
    }

    /// <summary>Lists that a property may hold, single values and nulls: the shape of what comes out is the shape of what went in.</summary>
    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void The_form_of_what_is_written_is_the_form_of_what_was_read(string sample)
    {
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();
        foreach ((string section, string line) in PseudonymFixture.LinesOf(sample))
        {
            using var before = JsonDocument.Parse(line);
            using var after = JsonDocument.Parse(PseudonymFixture.Line(section, line, pseudonymizer)!);
            var kinds = PseudonymFixture.Leaves(before.RootElement).ToLookup(l => l.Path, l => l.Value.ValueKind);
            Assert.All(
                PseudonymFixture.Leaves(after.RootElement).GroupBy(l => l.Path),
                group => Assert.Equal(kinds[group.Key], group.Select(l => l.Value.ValueKind)));
        }
    }

    private static IEnumerable<string> Unwritten(JsonTypeInfo type, Shape shape, string path)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(p => p.Set is not null && !p.IsExtensionData))
        {
            Shape? member = Array.Find(shape.Members, m => string.Equals(m.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            if (member is null || (member.IsDropped && !Prose.Contains(property.Name)))
            {
                yield return $"{path}.{property.Name}";
                continue;
            }

            Type inner = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? property.PropertyType.GetGenericArguments()[0]
                : property.PropertyType;
            if (inner.Namespace!.StartsWith("SignInRecovery", StringComparison.Ordinal) && !inner.IsEnum
                && TenantJsonContext.Default.GetTypeInfo(inner) is { Kind: JsonTypeInfoKind.Object } nested
                && property.Name is not "registrationEnforcement" and not "policy" && inner != type.Type)
            {
                foreach (string missing in Unwritten(nested, member, $"{path}.{property.Name}"))
                {
                    yield return missing;
                }
            }
        }
    }
}
