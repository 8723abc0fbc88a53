using System.Text.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>Reads a line of memberships, whose value is a list of groups or one group.</summary>
internal static class MembershipLine
{
    private static readonly IdListConverter Groups = new();

    /// <summary>The groups of a user on one line.</summary>
    public static Membership Read(ReadOnlySpan<byte> utf8Line)
    {
        try
        {
            return ReadGroups(Line.Unwrap(utf8Line, out var parent), parent);
        }
        catch (InvalidOperationException exception)
        {
            throw Line.NotText(exception);
        }
    }

    private static Membership ReadGroups(ReadOnlySpan<byte> utf8Value, string parent)
    {
        var reader = new Utf8JsonReader(utf8Value);
        _ = reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return new Membership(parent, [Groups.ReadMember(ref reader) ?? throw new JsonException("The group has no 'id'.")]);
        }

        return new Membership(parent, Groups.Read(ref reader, typeof(IReadOnlyList<string>), JsonSerializerOptions.Default)!);
    }
}
