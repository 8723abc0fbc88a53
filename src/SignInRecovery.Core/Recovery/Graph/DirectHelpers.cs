using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// Who can do something for an account at once, worked out once for all accounts that are protected alike: a tenant with
/// thousands of administrators has a handful of such classes.
/// </summary>
internal sealed class DirectHelpers(RestoreGraph graph)
{
    private const string NobodyId = "class";

    private readonly Dictionary<(RecoveryCapability, string, bool?, bool?), IReadOnlyList<HelperAbility>> _byClass = [];

    /// <summary>The helpers of an account in whose way nothing stands.</summary>
    /// <param name="capability">What is done.</param>
    /// <param name="user">The account.</param>
    /// <param name="profile">What protects it.</param>
    public IReadOnlyList<HelperAbility> Of(RecoveryCapability capability, User user, TargetProfile profile)
    {
        (RecoveryCapability, string, bool?, bool?) key = (capability, profile.Class, user.IsExternal, user.OnPremisesSyncEnabled);
        if (!_byClass.TryGetValue(key, out IReadOnlyList<HelperAbility>? helpers))
        {
            _byClass.Add(key, helpers = graph.Helpers(capability, profile with { Id = NobodyId }, RestoreState.Initial, isDirectOnly: true));
        }

        // Who is locked out neither helps nor approves; where an approval may hang on the account, it is worked out anew.
        return helpers.Any(h => h.Approvers.Any(a => IsSame(a, user)))
            ? graph.Helpers(capability, profile, RestoreState.Without(user.Id), isDirectOnly: true)
            : [.. helpers.Where(h => !IsSame(h.Actor, user))];
    }

    private static bool IsSame(User one, User other) => string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase);
}
