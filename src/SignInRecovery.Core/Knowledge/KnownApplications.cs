using System.Collections.Frozen;
using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>Applications of Microsoft, the groups that policies name, and what depends on what.</summary>
public static class KnownApplications
{
    /// <summary>Windows Azure Active Directory: the audience as which requests for baseline scopes are evaluated.</summary>
    public const string WindowsAzureActiveDirectory = "00000002-0000-0000-c000-000000000000";

    /// <summary>Microsoft Graph, which no policy can name.</summary>
    public const string MicrosoftGraph = "00000003-0000-0000-c000-000000000000";

    /// <summary>The Azure portal, with which the Microsoft Entra and Intune admin centers open too.</summary>
    public const string AzurePortal = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c";

    /// <summary>Windows Azure Service Management API: an application and the name of a group.</summary>
    public const string WindowsAzureServiceManagementApi = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    /// <summary>The group of applications that policies name so.</summary>
    public const string Office365 = "Office365";

    private static readonly FrozenDictionary<string, KnownApplication> ById = Table.Read("applications.tsv", cells => new KnownApplication(
        cells[0],
        cells[1],
        Groups(cells[2]),
        Groups(cells[3]),
        cells[4],
        cells[5].Length == 0 ? null : DateOnly.ParseExact(cells[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<KnowledgeStatus>(cells[6]))).ToFrozenDictionary(a => a.AppId, StringComparer.OrdinalIgnoreCase);

    private static readonly ILookup<string, string> Dependencies =
        Table.Read("serviceDependencies.tsv", cells => (App: cells[0], DependsOn: cells[1])).ToLookup(d => d.App, d => d.DependsOn, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every application that is known.</summary>
    public static IReadOnlyCollection<KnownApplication> All => ById.Values;

    /// <summary>An application by its app id, or null when it is not known.</summary>
    /// <param name="appId">The app id, in any case.</param>
    public static KnownApplication? Find(string appId) => ById.GetValueOrDefault(appId);

    /// <summary>The applications whose policies must be satisfied before an application opens (early-bound), through others as well.</summary>
    /// <param name="appId">The app id.</param>
    public static IReadOnlyList<string> EarlyBoundDependenciesOf(string appId)
    {
        if (!Dependencies.Contains(appId))
        {
            return [];
        }

        var found = new List<string>();
        var next = new Queue<string>(Dependencies[appId]);
        while (next.TryDequeue(out string? dependency))
        {
            if (!found.Contains(dependency, StringComparer.OrdinalIgnoreCase))
            {
                found.Add(dependency);
                foreach (string further in Dependencies[dependency])
                {
                    next.Enqueue(further);
                }
            }
        }

        return found;
    }

    private static ApplicationGroup Groups(string text) => text.Length == 0 ? ApplicationGroup.None : Enum.Parse<ApplicationGroup>(text);
}
