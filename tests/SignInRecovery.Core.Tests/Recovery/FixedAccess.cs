using SignInRecovery.Facts;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;

namespace SignInRecovery.Tests.Recovery;

/// <summary>A stand-in for the evaluation of sign-ins: everybody gets in, but for those who are named.</summary>
internal sealed class FixedAccess : IHelperAccess
{
    private readonly Dictionary<string, HelperSignIn> _answers = new(StringComparer.OrdinalIgnoreCase);

    public HelperSignIn Of(User user) => _answers.GetValueOrDefault(user.Id) ?? new HelperSignIn(Fact.Known(true), "gets in");

    public Fact<bool> Meets(User user, string context) => Fact.Known(true);

    public FixedAccess Refused(string id)
    {
        _answers[id] = new HelperSignIn(Fact.Known(false), "has no second factor");
        return this;
    }

    public FixedAccess Blocked(string id, string policy)
    {
        _answers[id] = new HelperSignIn(Fact.Known(false), "is blocked") { IsBlocked = true, Policies = [(policy, policy)], Applying = new HashSet<string> { policy } };
        return this;
    }

    public FixedAccess Unseen(string id)
    {
        _answers[id] = new HelperSignIn(Fact.Unknown<bool>(new MissingFact("policies", "The policies were not seen.", "Take the snapshot again.")), "The policies were not seen.");
        return this;
    }
}
