using System.Text.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>
/// Reads a line of memberships, whose value is a list of groups or one group. It is read in one pass, because a tenant
/// may have a million such lines.
/// </summary>
internal static class MembershipLine
{
    private static readonly IdListConverter Groups = new();

    /// <summary>The groups of a user on one line.</summary>
    public static Membership Read(ReadOnlySpan<byte> utf8Line)
    {
        try
        {
            return ReadObject(utf8Line);
        }
        catch (InvalidOperationException exception)
        {
            throw Line.NotText(exception);
        }
    }

    private static Membership ReadObject(ReadOnlySpan<byte> utf8Line)
    {
        string? parent = null;
        IReadOnlyList<string>? groups = null;
        var reader = Line.Open(utf8Line);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isParent = Line.IsParent(ref reader);
            var isValue = !isParent && Line.IsValue(ref reader);
            _ = reader.Read();
            if (isParent && reader.TokenType == JsonTokenType.String)
            {
                parent = UserIdPool.Get(ref reader);
            }
            else if (isValue)
            {
                groups = ReadGroups(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        Line.Close(ref reader);
        return new Membership(Line.Parent(parent), groups ?? throw new JsonException("The line has no 'value'."));
    }

    private static IReadOnlyList<string> ReadGroups(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject
            ? [Groups.ReadMember(ref reader) ?? throw new JsonException("The group has no 'id'.")]
            : Groups.Read(ref reader, typeof(IReadOnlyList<string>), JsonSerializerOptions.Default)!;
}
