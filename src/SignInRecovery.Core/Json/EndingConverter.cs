using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>
/// Reads the end of something for which Graph writes null where it does not end (<c>endDateTime</c> of a role assignment). A
/// null on the line is an <see cref="Ending"/> without a time; a member that is not on the line stays null, unknown.
/// </summary>
internal sealed class EndingConverter : JsonConverter<Ending?>
{
    public override bool HandleNull => true;

    public override Ending? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <summary>The end at the reader.</summary>
    public static Ending? ReadValue(ref Utf8JsonReader reader) => new Ending(TimeConverter.ReadValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Ending? value, JsonSerializerOptions options)
    {
        if (value?.At is { } time)
        {
            writer.WriteStringValue(time);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
