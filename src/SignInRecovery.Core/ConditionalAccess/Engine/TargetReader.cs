using System.Collections.Concurrent;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Finds in a tenant what a sign-in is for.</summary>
internal sealed class TargetReader
{
    private const int Remembered = 4096;

    private readonly Tenant _tenant;
    private readonly BaselineScopes? _baselineScopes;
    private readonly Dictionary<string, ServicePrincipal> _byAppId;
    private readonly ConcurrentDictionary<string, ResolvedResource> _resources = new(StringComparer.Ordinal);

    public TargetReader(Tenant tenant, PolicySetOptions options)
    {
        _tenant = tenant;
        _baselineScopes = options.BaselineScopes;
        _byAppId = tenant.ServicePrincipals.Seen
            .Where(s => s.AppId is not null)
            .DistinctBy(s => s.AppId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => s.AppId!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What a sign-in is for.</summary>
    public ResolvedTarget Read(SignInContext context, EvaluationMode mode)
    {
        // A confidential client that asks for an ID token is evaluated itself; without an id of its own it is what was named.
        string? clientId = context.ClientApplicationId ?? (context.ClientKind == ClientKind.Confidential ? context.ApplicationId : null);
        ResolvedResource? client = clientId is null ? null : Resource(clientId);
        bool isClientAsked = client is not null && context.ClientKind == ClientKind.Confidential && BaselineRequest.AsksForIdToken(context);
        BaselineRequest? baseline = BaselineRequest.Of(context, context.BaselineScopes ?? _baselineScopes);
        var resources = new List<ResolvedResource>();
        if (baseline is not null)
        {
            if (AudienceOf(baseline) is string audience)
            {
                resources.Add(Resource(audience));
            }
            else if (!(baseline.IsConfidential && baseline.IsOidcOnly) && context.ApplicationId is string asked)
            {
                resources.Add(Resource(asked));
            }
        }
        else if (context.ApplicationId is string application)
        {
            resources.Add(Resource(application));
        }

        IReadOnlyList<ResolvedResource> dependencies = baseline is null && context.ApplicationId is string app && mode != EvaluationMode.WhatIf
            && KnownApplications.EarlyBoundDependenciesOf(app) is { Count: > 0 } ids
            ? [.. ids.Select(Resource)]
            : [];
        if (context.ServiceDependencies == true)
        {
            resources.AddRange(dependencies);
        }

        if (isClientAsked)
        {
            resources.Add(client!);
        }

        return new ResolvedTarget
        {
            Action = context.UserAction,
            Context = context.AuthenticationContext,
            Resources = resources,
            OpenDependencies = context.ServiceDependencies is null ? dependencies : [],
            Baseline = baseline,
            Client = client,
        };
    }

    /// <summary>An application with what is known of it.</summary>
    public ResolvedResource Resource(string appId)
    {
        if (!_resources.TryGetValue(appId, out ResolvedResource? resource))
        {
            resource = Find(appId);
            if (_resources.Count < Remembered)
            {
                _ = _resources.TryAdd(appId, resource);
            }
        }

        return resource;
    }

    private ResolvedResource Find(string appId)
    {
        ServicePrincipal? principal = _byAppId.GetValueOrDefault(appId);
        MissingFact? missing = principal is not null ? null : _tenant.ServicePrincipals.Missing;
        bool isOwn = principal?.AppOwnerOrganizationId is string owner && string.Equals(owner, _tenant.Id, StringComparison.OrdinalIgnoreCase);
        return new ResolvedResource(appId, KnownApplications.Find(appId), principal, missing, isOwn);
    }

    /// <summary>
    /// The resource of a baseline request. Under the older rule a policy that names Windows Azure Active Directory still
    /// protects the directory scopes ("Protecting directory information").
    /// </summary>
    private static string? AudienceOf(BaselineRequest baseline) => baseline.Audience
        ?? (baseline is { Setting.Enforcement: BaselineScopeEnforcement.Legacy, IsOidcOnly: false } ? KnownApplications.WindowsAzureActiveDirectory : null);
}
