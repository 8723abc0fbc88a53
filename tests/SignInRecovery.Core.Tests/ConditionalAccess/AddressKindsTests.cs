using SignInRecovery.ConditionalAccess;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Every set of lists that has an address is stood for by one.</summary>
public class AddressKindsTests
{
    [Fact]
    public void Every_address_of_a_small_net_is_of_a_kind_that_is_found()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            string[][] lists = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, random.Next(1, 4)).Select(_ => Range(random)).ToArray())];

            string[] kinds = AddressKinds.Of(lists, 1000)!;

            string[] found = [.. kinds.Where(k => !k.Contains(':')).Select(k => Lists(lists, k)).Order()];
            string[] there = [.. Enumerable.Range(0, 256).Select(n => Lists(lists, $"198.51.100.{n}")).Append(Lists(lists, "0.0.0.0")).Distinct().Order()];
            Assert.Equal(there, found);
        }
    }

    [Fact]
    public void The_families_are_told_apart_and_the_ends_of_the_net_belong_to_it()
    {
        string[] kinds = AddressKinds.Of([["2001:db8::/32", "ff00::/8"], ["255.255.255.0/24"], ["not an address", null]], 10)!;

        Assert.Equal(["0.0.0.0", "::", "255.255.255.0", "2001:db8::"], kinds.Order(StringComparer.Ordinal).OrderBy(k => k.Length > 7 ? 1 : 0).ThenBy(k => k.Contains(':')));
    }

    [Fact]
    public void Too_many_kinds_are_none() => Assert.Null(AddressKinds.Of([.. Enumerable.Range(0, 20).Select(n => (IEnumerable<string?>)[$"198.51.100.{n}"])], 10));

    private static string Range(Random random)
    {
        int first = random.Next(256);
        int last = random.Next(first, 256);
        return random.Next(2) == 0 ? $"198.51.100.{first}-198.51.100.{last}" : $"198.51.100.{first}/{random.Next(24, 33)}";
    }

    private static string Lists(string[][] lists, string address)
    {
        Assert.True(AddressRange.TryReadAddress(address, out bool isV6, out UInt128 number));
        return string.Join(',', Enumerable.Range(0, lists.Length).Where(l => lists[l].Any(t => AddressRange.TryParse(t, out AddressRange? range) && range.Contains(isV6, number))));
    }
}
