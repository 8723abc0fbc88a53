using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Who signs in, as far as the policies of the set ask about it: memberships are bits of the groups and roles that they name.</summary>
internal sealed class Subject
{
    /// <summary>Nobody in particular.</summary>
    public static Subject Absent { get; } = new() { Kind = SubjectKind.Absent, Id = string.Empty, Groups = [], Roles = [] };

    public required SubjectKind Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The user's number among those whom policies name by id; -1 when none does.</summary>
    public int NamedIndex { get; init; } = -1;

    /// <summary>The directory object; null when there is none or it was not seen.</summary>
    public User? User { get; init; }

    /// <summary>The groups that the user was seen to be in, directly or through other groups.</summary>
    public required ulong[] Groups { get; init; }

    /// <summary>Why there may be more groups; null when there are not.</summary>
    public MissingFact? GroupsMissing { get; init; }

    /// <summary>The roles that the user was seen to hold now for the whole tenant.</summary>
    public required ulong[] Roles { get; init; }

    /// <summary>The kind of external user; None for an internal member, null when it is not known.</summary>
    public GuestOrExternalUserTypes? ExternalType { get; init; }

    /// <summary>Why the kind is not known.</summary>
    public MissingFact? ExternalTypeMissing { get; init; }

    /// <summary>The home tenant; null when it is not known.</summary>
    public string? HomeTenantId { get; init; }

    /// <summary>The service principal, or the agent identity.</summary>
    public ServicePrincipal? Principal { get; init; }

    /// <summary>Whether the service principal is a single-tenant application of this tenant, which alone policies reach.</summary>
    public Fact<bool> IsSingleTenant { get; init; }

    /// <summary>The blueprint of an agent identity.</summary>
    public string? BlueprintId { get; init; }

    /// <summary>Whether credentials of another organisation are used, so that the device is that organisation's too; null when not known.</summary>
    public bool? IsExternal => ExternalType is GuestOrExternalUserTypes type
        ? type is not (GuestOrExternalUserTypes.None or GuestOrExternalUserTypes.InternalGuest)
        : null;

    /// <summary>Whether a bit is set.</summary>
    public static bool Has(ulong[] bits, int index) => index >> 6 < bits.Length && (bits[index >> 6] >> (index & 63) & 1) == 1;

    /// <summary>Whether two sets meet.</summary>
    public static bool Meets(ulong[] left, ulong[] right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if ((left[i] & right[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
