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
        var reader = new Utf8JsonReader(Line.Unwrap(utf8Line, out var parent));
        _ = reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return new Membership(parent, [Groups.ReadMember(ref reader) ?? throw new JsonException("The group has no 'id'.")]);
        }

        return new Membership(parent, Groups.Read(ref reader, typeof(IReadOnlyList<string>), JsonSerializerOptions.Default)!);
    }
}
