using System.Reflection;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>The texts by which Graph names the members of an enum.</summary>
internal static class EnumNames
{
    /// <summary>All texts of an enum, without regard to case, <c>Unrecognized</c> left out.</summary>
    public static IReadOnlySet<string> Of(Type enumType) =>
        enumType.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name != "Unrecognized")
            .SelectMany(Of)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The texts of one member: those that it is marked with, else its own name.</summary>
    public static IEnumerable<string> Of(FieldInfo member)
    {
        var names = member.GetCustomAttributes<GraphNameAttribute>().Select(attribute => attribute.Name).ToArray();
        return names.Length == 0 ? [JsonNamingPolicy.CamelCase.ConvertName(member.Name)] : names;
    }
}
