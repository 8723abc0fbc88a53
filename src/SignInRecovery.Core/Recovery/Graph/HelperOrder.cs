using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Which of two abilities one would try first: nothing in the way, surer, no activation, no approval, for the whole tenant, by name.</summary>
internal sealed class HelperOrder : IComparer<HelperAbility>
{
    /// <summary>The order.</summary>
    public static HelperOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(HelperAbility? x, HelperAbility? y)
    {
        if (x is null || y is null)
        {
            return x is null ? (y is null ? 0 : 1) : -1;
        }

        int result = x.Obstacles.Count.CompareTo(y.Obstacles.Count);
        result = result != 0 ? result : y.Certainty.CompareTo(x.Certainty);
        result = result != 0 ? result : x.NeedsApproval.CompareTo(y.NeedsApproval);
        result = result != 0 ? result : x.NeedsActivation.CompareTo(y.NeedsActivation);
        result = result != 0 ? result : (x.Scope != "/").CompareTo(y.Scope != "/");
        result = result != 0 ? result : string.CompareOrdinal(Name(x.Actor), Name(y.Actor));
        result = result != 0 ? result : string.CompareOrdinal(x.Actor.Id, y.Actor.Id);
        return result != 0 ? result : string.CompareOrdinal(x.RoleName, y.RoleName);
    }

    private static string Name(User user) => user.DisplayName ?? user.UserPrincipalName ?? user.Id;
}
