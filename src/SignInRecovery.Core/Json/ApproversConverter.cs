using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>
/// Reads the approvers of a stage. A null on the line is nobody, whom Graph then leaves to the administrators; a member that is not
/// on the line stays null, unknown.
/// </summary>
internal sealed class ApproversConverter : JsonConverter<IReadOnlyList<RoleApprover>?>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<RoleApprover>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <summary>The approvers at the reader.</summary>
    public static IReadOnlyList<RoleApprover> ReadValue(ref Utf8JsonReader reader) =>
        JsonValues.IsNull(ref reader) ? [] : JsonValues.List<RoleApprover>(ref reader, TenantRecords.RoleApprover);

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<RoleApprover>? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<IReadOnlyList<RoleApprover>>)options.GetTypeInfo(typeof(IReadOnlyList<RoleApprover>)));
        }
    }
}
