using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// What the policies make of the same sign-in by each user of a tenant: an outcome for each user and a verdict for each user and
/// policy, without explanations. Users whom no policy tells apart share one.
/// </summary>
public sealed class PopulationDecision
{
    private readonly SubjectClasses _classes;
    private readonly PolicyOutcome[] _outcomes;
    private readonly Tri[][] _applies;
    private readonly int[] _sizes;

    internal PopulationDecision(IReadOnlyList<User> users, SubjectClasses classes, PolicyOutcome[] outcomes, Tri[][] applies)
    {
        Users = users;
        _classes = classes;
        _outcomes = outcomes;
        _applies = applies;
        _sizes = classes.Sizes();
    }

    /// <summary>The users, in the order of the tenant.</summary>
    public IReadOnlyList<User> Users { get; }

    /// <summary>How many kinds of users the policies tell apart.</summary>
    public int ClassCount => _outcomes.Length;

    /// <summary>The outcome for a user.</summary>
    /// <param name="user">The user's place in <see cref="Users"/>.</param>
    public PolicyOutcome OutcomeOf(int user) => _outcomes[_classes.Of(user)];

    /// <summary>Whether a policy applies to a user; null when that is Unknown, and <see cref="PolicySet.Evaluate"/> says why.</summary>
    /// <param name="user">The user's place in <see cref="Users"/>.</param>
    /// <param name="policy">The policy's place in <see cref="PolicySet.Policies"/>.</param>
    public bool? Applies(int user, int policy) => Value(_applies[_classes.Of(user)][policy]);

    /// <summary>How many users have an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public int Count(PolicyOutcome outcome)
    {
        int count = 0;
        for (int index = 0; index < _outcomes.Length; index++)
        {
            count += _outcomes[index] == outcome ? _sizes[index] : 0;
        }

        return count;
    }

    /// <summary>To how many users a policy applies.</summary>
    /// <param name="policy">The policy's place in <see cref="PolicySet.Policies"/>.</param>
    /// <param name="applies">Whether it applies; null counts those of whom it is Unknown.</param>
    public int CountOf(int policy, bool? applies)
    {
        int count = 0;
        for (int index = 0; index < _applies.Length; index++)
        {
            count += Value(_applies[index][policy]) == applies ? _sizes[index] : 0;
        }

        return count;
    }

    private static bool? Value(Tri truth) => truth switch
    {
        Tri.True => true,
        Tri.False => false,
        _ => null,
    };
}
