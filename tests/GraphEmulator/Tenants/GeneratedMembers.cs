using System.Collections;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>Which generated user belongs to which generated group, by arithmetic.</summary>
internal sealed class GeneratedMembers(GeneratedPopulation population) : ILinkSource
{
    public IReadOnlyList<string> Targets(string from)
    {
        var group = population.GroupIndex(from);
        if (group < 0)
        {
            return [];
        }

        return group == population.Departments
            ? new Ids(0, 1, population.Users)
            : new Ids(group, population.Departments, ((population.Users - 1 - group) / population.Departments) + 1);
    }

    public IReadOnlyList<string> Origins(string to)
    {
        var user = population.UserIndex(to);
        return user < 0 ? [] : [GeneratedPopulation.GroupId(user % population.Departments), GeneratedPopulation.GroupId(population.Departments)];
    }

    public bool Has(string from, string to)
    {
        var group = population.GroupIndex(from);
        var user = population.UserIndex(to);
        return group >= 0 && user >= 0 && (group == population.Departments || user % population.Departments == group);
    }

    private sealed class Ids(int first, int step, int count) : IReadOnlyList<string>
    {
        public int Count => count;

        public string this[int index] => GeneratedPopulation.UserId(first + (index * step));

        public IEnumerator<string> GetEnumerator()
        {
            for (var index = 0; index < count; index++)
            {
                yield return this[index];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
