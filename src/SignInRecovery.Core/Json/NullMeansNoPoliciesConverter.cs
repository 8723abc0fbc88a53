using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>
/// Reads a user's passwordPolicies, which Graph writes as null where none is set. A null on the line is None; a member that is
/// not on the line stays null, unknown.
/// </summary>
internal sealed class NullMeansNoPoliciesConverter : JsonConverter<PasswordPolicies?>
{
    private static readonly FlagsTextConverter<PasswordPolicies> Texts = new();

    public override bool HandleNull => true;

    public override PasswordPolicies? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <summary>The policies at the reader.</summary>
    public static PasswordPolicies? ReadValue(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null
        ? PasswordPolicies.None
        : Texts.Read(ref reader, typeof(PasswordPolicies), JsonSerializerOptions.Default);

    public override void Write(Utf8JsonWriter writer, PasswordPolicies? value, JsonSerializerOptions options)
    {
        if (value is { } policies)
        {
            Texts.Write(writer, policies, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
