using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>
/// Reads a user by hand. The generated reading boxes every member of a record, which at a million users is most of the
/// time; a test holds the two readings to the same result.
/// </summary>
internal static class UserLine
{
    private static readonly TimeConverter Times = new();
    private static readonly NullMeansFalseConverter Switches = new();
    private static readonly TextListConverter Lists = new();
    private static readonly SkuIdListConverter Licenses = new();
    private static readonly FlagsTextConverter<PasswordPolicies> Policies = new();

    private static readonly FrozenDictionary<int, (byte[] Name, Member Member)[]> Members = Enum.GetValues<Member>()
        .Where(member => member != Member.Other)
        .Select(member => (Name: Encoding.ASCII.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(member.ToString())), Member: member))
        .GroupBy(entry => entry.Name.Length)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private enum Member
    {
        Other,
        Id,
        DisplayName,
        UserPrincipalName,
        UserType,
        AccountEnabled,
        OnPremisesSyncEnabled,
        OnPremisesImmutableId,
        CreatedDateTime,
        CreationType,
        ExternalUserState,
        Identities,
        PasswordPolicies,
        LastPasswordChangeDateTime,
        AssignedLicenses,
        UsageLocation,
        IsManagementRestricted,
        Mail,
        OtherMails,
        MobilePhone,
        BusinessPhones,
    }

    /// <summary>The user of a line.</summary>
    public static User Read(ReadOnlySpan<byte> utf8Line)
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

    private static User ReadObject(ReadOnlySpan<byte> utf8Line)
    {
        var reader = Line.Open(utf8Line);
        var values = default(Values);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Find(ref reader);
            _ = reader.Read();
            if (member == Member.Other)
            {
                reader.Skip();
            }
            else
            {
                ReadMember(ref reader, member, ref values);
            }
        }

        Line.Close(ref reader);
        return string.IsNullOrWhiteSpace(values.Id) ? throw new JsonException("The object has no id.") : values.ToUser();
    }

    private static void ReadMember(ref Utf8JsonReader reader, Member member, ref Values values)
    {
        var isNull = reader.TokenType == JsonTokenType.Null;
        switch (member)
        {
            case Member.Id: values.Id = Text(ref reader); break;
            case Member.DisplayName: values.DisplayName = Text(ref reader); break;
            case Member.UserPrincipalName: values.UserPrincipalName = Text(ref reader); break;
            case Member.UserType: values.UserType = EnumText<UserType>(ref reader); break;
            case Member.AccountEnabled: values.AccountEnabled = isNull ? null : Switches.Read(ref reader, typeof(bool?), JsonSerializerOptions.Default); break;
            case Member.OnPremisesSyncEnabled: values.OnPremisesSyncEnabled = Switches.Read(ref reader, typeof(bool?), JsonSerializerOptions.Default); break;
            case Member.OnPremisesImmutableId: values.OnPremisesImmutableId = Text(ref reader); break;
            case Member.CreatedDateTime: values.CreatedDateTime = Times.Read(ref reader, typeof(DateTimeOffset?), JsonSerializerOptions.Default); break;
            case Member.CreationType: values.CreationType = isNull ? null : SharedText(ref reader); break;
            case Member.ExternalUserState: values.ExternalUserState = EnumText<ExternalUserState>(ref reader); break;
            case Member.Identities: values.Identities = isNull ? null : JsonSerializer.Deserialize(ref reader, TenantJsonContext.Default.IReadOnlyListUserIdentity); break;
            case Member.PasswordPolicies: values.PasswordPolicies = isNull ? null : Policies.Read(ref reader, typeof(PasswordPolicies), JsonSerializerOptions.Default); break;
            case Member.LastPasswordChangeDateTime: values.LastPasswordChangeDateTime = Times.Read(ref reader, typeof(DateTimeOffset?), JsonSerializerOptions.Default); break;
            case Member.AssignedLicenses: values.AssignedLicenses = isNull ? null : Licenses.Read(ref reader, typeof(IReadOnlyList<string>), JsonSerializerOptions.Default); break;
            case Member.UsageLocation: values.UsageLocation = isNull ? null : SharedText(ref reader); break;
            case Member.IsManagementRestricted: values.IsManagementRestricted = Switches.Read(ref reader, typeof(bool?), JsonSerializerOptions.Default); break;
            case Member.Mail: values.Mail = Text(ref reader); break;
            case Member.OtherMails: values.OtherMails = isNull ? null : Lists.Read(ref reader, typeof(IReadOnlyList<string>), JsonSerializerOptions.Default); break;
            case Member.MobilePhone: values.MobilePhone = Text(ref reader); break;
            case Member.BusinessPhones: values.BusinessPhones = isNull ? null : Lists.Read(ref reader, typeof(IReadOnlyList<string>), JsonSerializerOptions.Default); break;
            default: throw new NotSupportedException($"No reading for {member}.");
        }
    }

    private static Member Find(ref Utf8JsonReader reader)
    {
        var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        if (Members.TryGetValue(name.Length, out var candidates))
        {
            foreach (var (candidate, member) in candidates)
            {
                if (name.SequenceEqual(candidate))
                {
                    return member;
                }
            }

            foreach (var (candidate, member) in candidates)
            {
                if (Ascii.EqualsIgnoreCase(name, candidate))
                {
                    return member;
                }
            }
        }

        return Member.Other;
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A text was expected."),
    };

    private static string SharedText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? StringPool.Get(ref reader) : throw new JsonException("A text was expected.");

    private static TEnum? EnumText<TEnum>(ref Utf8JsonReader reader)
        where TEnum : struct, Enum => reader.TokenType switch
        {
            JsonTokenType.String => EnumTexts<TEnum>.TryParse(ref reader, out var value) ? value : default(TEnum),
            JsonTokenType.Null => null,
            _ => throw new JsonException("A text was expected."),
        };

    private struct Values
    {
        public string? Id;
        public string? DisplayName;
        public string? UserPrincipalName;
        public UserType? UserType;
        public bool? AccountEnabled;
        public bool? OnPremisesSyncEnabled;
        public string? OnPremisesImmutableId;
        public DateTimeOffset? CreatedDateTime;
        public string? CreationType;
        public ExternalUserState? ExternalUserState;
        public IReadOnlyList<UserIdentity>? Identities;
        public PasswordPolicies? PasswordPolicies;
        public DateTimeOffset? LastPasswordChangeDateTime;
        public IReadOnlyList<string>? AssignedLicenses;
        public string? UsageLocation;
        public bool? IsManagementRestricted;
        public string? Mail;
        public IReadOnlyList<string>? OtherMails;
        public string? MobilePhone;
        public IReadOnlyList<string>? BusinessPhones;

        public readonly User ToUser() => new()
        {
            Id = Id!,
            DisplayName = DisplayName,
            UserPrincipalName = UserPrincipalName,
            UserType = UserType,
            AccountEnabled = AccountEnabled,
            OnPremisesSyncEnabled = OnPremisesSyncEnabled,
            OnPremisesImmutableId = OnPremisesImmutableId,
            CreatedDateTime = CreatedDateTime,
            CreationType = CreationType,
            ExternalUserState = ExternalUserState,
            Identities = Identities,
            PasswordPolicies = PasswordPolicies,
            LastPasswordChangeDateTime = LastPasswordChangeDateTime,
            AssignedLicenses = AssignedLicenses,
            UsageLocation = UsageLocation,
            IsManagementRestricted = IsManagementRestricted,

            // Most users' mail address is their sign-in name: one text for both.
            Mail = string.Equals(Mail, UserPrincipalName, StringComparison.Ordinal) ? UserPrincipalName : Mail,
            OtherMails = OtherMails,
            MobilePhone = MobilePhone,
            BusinessPhones = BusinessPhones,
        };
    }
}
