using SignInRecovery.Facts;
using SignInRecovery.Knowledge;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The include or the exclude list of the applications of a policy.</summary>
internal sealed class ApplicationList
{
    private const string AdminPortals = "MicrosoftAdminPortals";
    private const string AgentResources = "AllAgentIdResources";

    private readonly HashSet<string> _appIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly ApplicationGroup _groups;
    private readonly bool _namesAgentResources;

    /// <summary>Reads a list.</summary>
    /// <param name="entries">App ids and words.</param>
    /// <param name="filter">The filter that stands beside the list on the same side; null for none.</param>
    /// <param name="owner">The policy, for sentences.</param>
    public ApplicationList(IReadOnlyList<string> entries, CompiledFilter? filter, string owner)
    {
        Filter = filter;
        Count = entries.Count;
        var doubts = new List<MissingFact>();
        foreach (string entry in entries)
        {
            switch (entry.ToUpperInvariant())
            {
                case "ALL":
                    All = true;
                    break;
                case "NONE":
                    Count--;
                    break;
                case "OFFICE365":
                    _groups |= ApplicationGroup.Office365;
                    break;
                case "MICROSOFTADMINPORTALS":
                    _groups |= ApplicationGroup.MicrosoftAdminPortals;
                    break;
                case "ALLAGENTIDRESOURCES":
                    _namesAgentResources = true;
                    break;
                default:
                    if (ObjectIds.IsId(entry))
                    {
                        _ = _appIds.Add(entry);
                        _groups |= Same(entry, KnownApplications.WindowsAzureServiceManagementApi) ? ApplicationGroup.WindowsAzureServiceManagementApi : ApplicationGroup.None;
                    }
                    else
                    {
                        doubts.Add(new MissingFact(
                            "policies",
                            $"{owner} names the application '{entry}', which is no app id and no word that this version knows.",
                            "Put the app id in its place."));
                    }

                    break;
            }
        }

        Doubts = doubts;
    }

    /// <summary>Whether the list holds the word All.</summary>
    public bool All { get; }

    /// <summary>The filter on this side.</summary>
    public CompiledFilter? Filter { get; }

    /// <summary>The entries that say something.</summary>
    public int Count { get; }

    /// <summary>Entries that lead nowhere.</summary>
    public IReadOnlyList<MissingFact> Doubts { get; }

    /// <summary>Whether the list names nothing.</summary>
    public bool IsEmpty => Count == 0 && Filter is null;

    /// <summary>Whether the list names a resource.</summary>
    public Tri Names(ResolvedResource resource, EvaluationScope scope)
    {
        if (All || _appIds.Contains(resource.AppId))
        {
            return Tri.True;
        }

        Tri named = Doubts.Count > 0 ? Tri.Unknown : Tri.False;
        named = named.Or(IsInGroups(resource, scope));
        if (_namesAgentResources)
        {
            named = named.Or(IsAgent(resource, scope));
        }

        return Filter is null ? named : named.Or(Matches(resource));
    }

    /// <summary>Says why it is not known whether the list names a resource.</summary>
    public void Explain(ResolvedResource resource, ICollection<MissingFact> missing)
    {
        foreach (MissingFact doubt in Doubts)
        {
            missing.Add(doubt);
        }

        if (Filter is not null && Matches(resource) is Tri.Unknown)
        {
            missing.Add(Filter.Missing ?? resource.PrincipalMissing ?? new MissingFact(
                "servicePrincipals",
                $"The policy filters on custom security attributes, and those of the application {resource.AppId} were not seen.",
                "Take the snapshot again with an account that may read custom security attributes (Attribute Assignment Reader)."));
        }

        if (_groups != ApplicationGroup.None || _namesAgentResources)
        {
            missing.Add(new MissingFact(
                "applicationId",
                $"The policy names a group of applications, and it is not known whether {resource.Known?.Name ?? resource.Principal?.DisplayName ?? resource.AppId} belongs to it: Microsoft prints no app ids of its members.",
                "Look at a sign-in to the application in the sign-in log."));
        }
    }

    private Tri Matches(ResolvedResource resource) => Filter!.Expression is FilterExpression expression && resource.PrincipalMissing is null
        ? AttributeFilterMatching.Matches(expression, resource.Principal)
        : Tri.Unknown;

    private Tri IsInGroups(ResolvedResource resource, EvaluationScope scope)
    {
        if (_groups == ApplicationGroup.None)
        {
            return Tri.False;
        }

        if (resource.Known is KnownApplication known)
        {
            return (known.Groups & _groups) != 0 ? Tri.True
                : (known.PossibleGroups & _groups) != 0 ? Open(scope)
                : Tri.False;
        }

        if (!Guid.TryParse(resource.AppId, out _))
        {
            // What If matches no group by its name; asked otherwise, the name stands for any application of the group.
            return TriLogic.Of(scope.Mode != EvaluationMode.WhatIf
                && ((Same(resource.AppId, KnownApplications.Office365) && _groups.HasFlag(ApplicationGroup.Office365))
                    || (Same(resource.AppId, AdminPortals) && _groups.HasFlag(ApplicationGroup.MicrosoftAdminPortals))));
        }

        return resource.IsOwn ? Tri.False : Open(scope);
    }

    private static Tri IsAgent(ResolvedResource resource, EvaluationScope scope)
    {
        if (Same(resource.AppId, AgentResources))
        {
            return Tri.True;
        }

        return resource switch
        {
            { Known: not null } => Tri.False,
            { Principal.ServicePrincipalType: string type } => TriLogic.Of(type.Contains("agent", StringComparison.OrdinalIgnoreCase)),
            _ => Open(scope),
        };
    }

    /// <summary>An application that nobody knows to be in a group is taken to be in none, and that is said; in the worst case it stays open.</summary>
    private static Tri Open(EvaluationScope scope)
    {
        if (scope.Mode == EvaluationMode.WorstCase)
        {
            return Tri.Unknown;
        }

        scope.Assume(AssumedSignals.ApplicationGroups);
        return Tri.False;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
