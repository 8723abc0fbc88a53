using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SignInRecovery.GraphEmulator.Faults;

/// <summary>
/// The faults of a run. Whether one strikes depends on the seed, the rule, the request and how often that request came, and
/// on nothing else: the order of concurrent requests does not change it.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private int _added;

    /// <summary>Creates a plan.</summary>
    /// <param name="seed">The same seed gives the same faults.</param>
    public FaultPlan(int seed = 1) => Seed = seed;

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>How often each kind has struck.</summary>
    public IReadOnlyDictionary<FaultKind, int> Struck
    {
        get
        {
            lock (_lock)
            {
                return _entries.GroupBy(entry => entry.Rule.Kind).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Struck));
            }
        }
    }

    /// <summary>Adds a rule. Of several rules that would strike, the first does.</summary>
    /// <param name="rule">The rule.</param>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_lock)
        {
            _entries.Add(new Entry(rule, _added++));
        }
    }

    /// <summary>Adds a rule that strikes the next fitting request once.</summary>
    /// <param name="kind">What goes wrong.</param>
    /// <param name="path">The path, as in <see cref="FaultRule.Path"/>.</param>
    /// <param name="method">The method; any when null.</param>
    public void Once(FaultKind kind, string path = "**", string? method = null) =>
        Add(new FaultRule { Kind = kind, Path = path, Method = method, Times = 1 });

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    internal FaultRule? Next(string method, string path, string query, Func<FaultRule, bool> applies)
    {
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (entry.Fits(method, path) && applies(entry.Rule) && entry.Strikes(Seed, method + path + query))
                {
                    return entry.Rule;
                }
            }

            return null;
        }
    }

    private sealed class Entry(FaultRule rule, int number)
    {
        private readonly Regex _path = Pattern(rule.Path);
        private readonly Dictionary<string, (int Seen, int InARow)> _requests = [];
        private int _seen;

        internal FaultRule Rule => rule;

        internal int Struck { get; private set; }

        internal bool Fits(string method, string path) =>
            (rule.Method is null || string.Equals(rule.Method, method, StringComparison.OrdinalIgnoreCase)) && _path.IsMatch(path);

        internal bool Strikes(int seed, string request)
        {
            if (_seen++ < rule.After || Struck >= rule.Times)
            {
                return false;
            }

            var (seen, inARow) = _requests.GetValueOrDefault(request);
            var strikes = inARow < rule.TimesInARow && (rule.Rate >= 1 || Share(seed, request, seen) < rule.Rate);

            // A run of a million requests must not be remembered one by one.
            if (rule.Rate < 1 || rule.Times < int.MaxValue || _requests.Count < 100_000)
            {
                _requests[request] = (seen + 1, strikes ? inARow + 1 : 0);
            }

            Struck += strikes ? 1 : 0;
            return strikes;
        }

        private double Share(int seed, string request, int seen)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{number}|{request}|{seen}")));
            return BitConverter.ToUInt32(hash, 0) / (double)uint.MaxValue;
        }

        private static Regex Pattern(string path)
        {
            var pattern = Regex.Escape(path).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]+", StringComparison.Ordinal);
            return new Regex($"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
    }
}
