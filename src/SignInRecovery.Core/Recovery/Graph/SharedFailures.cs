using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// What two accounts share, so that what locks one out may lock the other out: a federated domain, the only key model, the
/// only telephone number, a policy that keeps both out.
/// </summary>
internal sealed class SharedFailures(RestoreGraph graph)
{
    private readonly Dictionary<string, Dependence> _dependences = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a helper shares with an account, each as the end of a sentence: "signs in through the federation of contoso.com too".</summary>
    /// <param name="helper">The helper.</param>
    /// <param name="account">The account that is locked out.</param>
    public IReadOnlyList<string> Between(User helper, User account)
    {
        Dependence one = Of(helper);
        Dependence other = Of(account);
        var shared = new List<string>();
        if (one.FederatedDomain is string domain && string.Equals(domain, other.FederatedDomain, StringComparison.OrdinalIgnoreCase))
        {
            shared.Add($"signs in through the federation of {domain} too");
        }

        if (one.OnlyKeyModels.Count > 0 && one.OnlyKeyModels.All(m => other.KeyModels.Contains(m)))
        {
            shared.Add($"has no other method than keys of a model that this account uses too ({string.Join(", ", one.OnlyKeyModels.Select(m => one.KeyNames[m]).Distinct().Order(StringComparer.Ordinal))})");
        }

        if (one.OnlyPhone is string phone && other.Phones.Contains(phone))
        {
            shared.Add($"has no other method than the phone{MethodNames.Ending(phone)}, which this account uses too");
        }

        string[] policies = [.. graph.SignInOf(account).Policies.Where(p => graph.SignInOf(helper).Applying.Contains(p.Id)).Select(p => p.Name).Distinct().Order(StringComparer.Ordinal)];
        if (policies.Length > 0)
        {
            shared.Add($"meets the same policy ({string.Join(", ", policies)})");
        }

        return shared;
    }

    private Dependence Of(User user)
    {
        if (!_dependences.TryGetValue(user.Id, out Dependence? dependence))
        {
            _dependences.Add(user.Id, dependence = Read(user));
        }

        return dependence;
    }

    private Dependence Read(User user)
    {
        Tenant tenant = graph.Tenant;
        string? domain = user.IsExternal == true ? null : tenant.Domains.Seen
            .Where(d => d.AuthenticationType == DomainAuthenticationType.Federated && user.UserPrincipalNameDomain is string name
                && (string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + d.Id, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(d => d.Id.Length)
            .FirstOrDefault()?.Id;
        SecondFactors factors = SecondFactors.Of(tenant, user, graph.AsOf);
        SecondFactor[] usable = [.. factors.Seen.Where(f => f.Acceptance.State != MethodAcceptanceState.Refused && !f.IsReported)];
        SecondFactor[] keys = [.. usable.Where(f => f.Kind == SecondFactorKind.Passkey && f.Method.AaGuid is not null)];
        var phones = usable.Select(f => Digits(f.Method.PhoneNumber)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        bool isWhole = factors.MissingMethods.Count == 0;
        return new Dependence(
            domain,
            keys.Select(k => k.Method.AaGuid!).ToHashSet(StringComparer.OrdinalIgnoreCase),
            isWhole && keys.Length > 0 && keys.Length == usable.Length ? [.. keys.Select(k => k.Method.AaGuid!).Distinct(StringComparer.OrdinalIgnoreCase)] : [],
            keys.DistinctBy(k => k.Method.AaGuid, StringComparer.OrdinalIgnoreCase).ToDictionary(k => k.Method.AaGuid!, k => k.Method.Model ?? k.Method.AaGuid!, StringComparer.OrdinalIgnoreCase),
            phones,
            isWhole && usable.Length > 0 && usable.All(f => f.Kind == SecondFactorKind.Telephone) && phones.Count == 1 ? phones.Single() : null);
    }

    private static string? Digits(string? number)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }

        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length == 0 ? null : digits;
    }

    /// <summary>What an account depends on.</summary>
    private sealed record Dependence(
        string? FederatedDomain,
        IReadOnlySet<string> KeyModels,
        IReadOnlyList<string> OnlyKeyModels,
        IReadOnlyDictionary<string, string> KeyNames,
        IReadOnlySet<string> Phones,
        string? OnlyPhone);
}
