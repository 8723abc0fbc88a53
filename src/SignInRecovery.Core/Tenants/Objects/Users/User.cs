using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>
/// A user (Graph: user). Kept small, because a snapshot may hold a million: times are held as ticks and repeated texts
/// are shared.
/// </summary>
public sealed record User
{
    private readonly long _createdTicks;
    private readonly long _lastPasswordChangeTicks;

    /// <summary>The user's object id.</summary>
    [JsonConverter(typeof(UserIdConverter))]
    public required string Id { get; init; }

    /// <summary>The name that people see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The sign-in name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Member or Guest; null when not in the snapshot or not set.</summary>
    public UserType? UserType { get; init; }

    /// <summary>False when the account is disabled.</summary>
    public bool? AccountEnabled { get; init; }

    /// <summary>True when the user is synchronised from on-premises; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? OnPremisesSyncEnabled { get; init; }

    /// <summary>The identity of the user in the on-premises directory; null when there is none.</summary>
    public string? OnPremisesImmutableId { get; init; }

    /// <summary>When the user was created.</summary>
    public DateTimeOffset? CreatedDateTime { get => UtcTicks.ToTime(_createdTicks); init => _createdTicks = UtcTicks.From(value); }

    /// <summary>How the user came to be, for example <c>Invitation</c>; null for a user made by an administrator.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? CreationType { get; init; }

    /// <summary>The state of the invitation; null for a user who was not invited.</summary>
    public ExternalUserState? ExternalUserState { get; init; }

    /// <summary>How the user can be named at sign-in; null when not in the snapshot.</summary>
    public IReadOnlyList<UserIdentity>? Identities { get; init; }

    /// <summary>Switches on the user's password; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansNoPoliciesConverter))]
    public PasswordPolicies? PasswordPolicies { get; init; }

    /// <summary>When the password was last changed.</summary>
    public DateTimeOffset? LastPasswordChangeDateTime
    {
        get => UtcTicks.ToTime(_lastPasswordChangeTicks);
        init => _lastPasswordChangeTicks = UtcTicks.From(value);
    }

    /// <summary>The SKU ids of the licences assigned to the user, directly or by group; null when not in the snapshot.</summary>
    [JsonConverter(typeof(SkuIdListConverter))]
    public IReadOnlyList<string>? AssignedLicenses { get; init; }

    /// <summary>The country where the user uses services, ISO 3166 two letters.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? UsageLocation { get; init; }

    /// <summary>True when the user is in a restricted management administrative unit; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? IsManagementRestricted { get; init; }

    /// <summary>The mail address.</summary>
    [SharesText(nameof(UserPrincipalName))]
    public string? Mail { get; init; }

    /// <summary>Other mail addresses; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? OtherMails { get; init; }

    /// <summary>The mobile phone of the user's profile, which is no authentication method.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>The business phones of the user's profile; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? BusinessPhones { get; init; }

    /// <summary>The domain of the user principal name; null when there is none.</summary>
    [JsonIgnore]
    public string? UserPrincipalNameDomain
    {
        get
        {
            var at = UserPrincipalName?.LastIndexOf('@') ?? -1;
            return at < 0 ? null : UserPrincipalName![(at + 1)..];
        }
    }

    /// <summary>
    /// True when the user signs in with credentials of another tenant or provider, whatever the user type says; null
    /// when the snapshot does not tell.
    /// </summary>
    [JsonIgnore]
    public bool? IsExternal
    {
        get
        {
            if (UserPrincipalName?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true
                || ExternalUserState is not null
                || string.Equals(CreationType, "Invitation", StringComparison.OrdinalIgnoreCase)
                || Identities?.Any(identity => identity.IsExternal) == true)
            {
                return true;
            }

            return UserPrincipalName is null ? null : false;
        }
    }

    /// <summary>True when the password never expires for this user, whatever the domain says; null when unknown.</summary>
    [JsonIgnore]
    public bool? IsPasswordExpirationDisabled => PasswordPolicies?.HasFlag(Tenants.PasswordPolicies.DisablePasswordExpiration);
}
