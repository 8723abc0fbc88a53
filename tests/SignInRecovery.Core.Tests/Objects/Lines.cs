using System.Collections;
using System.Reflection;
using System.Text;
using SignInRecovery.Json;
using Xunit;

namespace SignInRecovery.Tests.Objects;

/// <summary>Help for tests that read one line.</summary>
internal static class Lines
{
    public static T Read<T>(SectionReader<T> reader, string line) => reader(Encoding.UTF8.GetBytes(line));

    public static T ReadOwned<T>(SectionReader<T> reader, string parent, string value) =>
        Read(reader, $$"""{"parent":"{{parent}}","value":{{value}}}""");

    /// <summary>
    /// Asserts that the line filled every member of the record, nested records included: a member whose name differs from
    /// Graph's would stay null.
    /// </summary>
    public static T AssertAllFilled<T>(T record, params string[] except)
        where T : class
    {
        AssertFilled(record, typeof(T).Name, except);
        return record;
    }

    private static void AssertFilled(object record, string path, string[] except)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = $"{path}.{property.Name}";
            if (property.SetMethod is null || except.Contains(property.Name))
            {
                continue;
            }

            var value = property.GetValue(record);
            Assert.True(value is not null, $"{name} is null.");
            Assert.False(value is Enum member && Convert.ToInt64(member, null) == 0, $"{name} is not recognised.");
            Assert.False(value is ICollection { Count: 0 } or "", $"{name} is empty.");
            if (value is IEnumerable items and not string)
            {
                foreach (var item in items)
                {
                    if (item.GetType().Namespace?.StartsWith("SignInRecovery", StringComparison.Ordinal) == true && item is not Enum)
                    {
                        AssertFilled(item, name, except);
                    }
                }
            }
            else if (value.GetType().Namespace?.StartsWith("SignInRecovery", StringComparison.Ordinal) == true && value is not Enum)
            {
                AssertFilled(value, name, except);
            }
        }
    }
}
