using System.Text;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>
/// Builds small tenants for tests, from lines as Microsoft Graph would return them. Every section is Complete and empty to
/// begin with, so that a test states only what it is about.
/// </summary>
internal sealed class TenantBuilder
{
    public const string TenantId = "11111111-0000-4000-8000-000000000001";

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, List<string>> _lines = SectionCatalog.All.ToDictionary(s => s.Name, _ => new List<string>());
    private readonly Dictionary<string, SectionState> _states = [];

    public SnapshotScope Scope { get; set; } = SnapshotScope.AllUsers;

    /// <summary>Adds lines to a section.</summary>
    public TenantBuilder Add(string section, params string[] lines)
    {
        _lines[section].AddRange(lines);
        return this;
    }

    /// <summary>The lines of a section.</summary>
    public string[] Lines(string section) => [.. _lines[section]];

    /// <summary>Replaces the lines of a section.</summary>
    public TenantBuilder Set(string section, params string[] lines)
    {
        _lines[section] = [.. lines];
        return this;
    }

    /// <summary>Gives a section another status than Complete; what was added to it is still there for Partial, and gone otherwise.</summary>
    public TenantBuilder Status(string section, SectionStatus status)
    {
        _states[section] = new SectionState { Status = status };
        return this;
    }

    /// <summary>A user; <paramref name="more"/> is further JSON members, such as <c>"onPremisesSyncEnabled":true</c>.</summary>
    public TenantBuilder User(string id, string name, string? more = null, bool enabled = true, string domain = "contoso.onmicrosoft.com") => Add(
        "users",
        $$"""{"id":"{{id}}","displayName":"{{name}}","userPrincipalName":"{{name.ToLowerInvariant().Replace(' ', '.')}}@{{domain}}","userType":"Member","accountEnabled":{{(enabled ? "true" : "false")}},"onPremisesSyncEnabled":null{{(more is null ? "" : "," + more)}}}""");

    /// <summary>An active assignment; with a schedule that says Assigned and permanent unless told otherwise.</summary>
    public TenantBuilder Assign(string principalId, string role, string scope = "/", string type = "Assigned", string? end = null)
    {
        string id = $"{principalId}-{role}-{_lines["roleAssignments"].Count}";
        string ends = end is null ? "null" : $"\"{end}\"";
        return Add("roleAssignments", $$"""{"id":"{{id}}","principalId":"{{principalId}}","roleDefinitionId":"{{role}}","directoryScopeId":"{{scope}}"}""")
            .Add("roleAssignmentSchedules", $$"""{"id":"{{id}}-s","principalId":"{{principalId}}","roleDefinitionId":"{{role}}","directoryScopeId":"{{scope}}","assignmentType":"{{type}}","memberType":"Direct","endDateTime":{{ends}}}""");
    }

    /// <summary>An eligible assignment.</summary>
    public TenantBuilder Eligible(string principalId, string role, string scope = "/") => Add(
        "roleEligibilities",
        $$"""{"id":"{{principalId}}-{{role}}-e{{_lines["roleEligibilities"].Count}}","principalId":"{{principalId}}","roleDefinitionId":"{{role}}","directoryScopeId":"{{scope}}","memberType":"Direct","endDateTime":null}""");

    /// <summary>A registered method; <paramref name="kind"/> is Graph's type without <c>AuthenticationMethod</c>, such as <c>fido2</c>.</summary>
    public TenantBuilder Method(string userId, string kind, string? more = null) => Add(
        "methods",
        $$$"""{"parent":"{{{userId}}}","value":{"@odata.type":"#microsoft.graph.{{{kind}}}AuthenticationMethod","id":"{{{userId}}}-{{{kind}}}-{{{_lines["methods"].Count}}}"{{{(more is null ? "" : "," + more)}}}}}""");

    /// <summary>A group with its members.</summary>
    public TenantBuilder Group(string id, string name, string? more = null, params string[] members)
    {
        _ = Add("groups", $$"""{"id":"{{id}}","displayName":"{{name}}","securityEnabled":true,"groupTypes":[],"isAssignableToRole":true{{(more is null ? "" : "," + more)}}}""");
        foreach (string member in members)
        {
            _ = Add("memberships", $$"""{"parent":"{{member}}","value":[{"id":"{{id}}"}]}""");
        }

        return this;
    }

    /// <summary>An authentication methods policy in which these configurations stand, as JSON.</summary>
    public TenantBuilder MethodsPolicy(params string[] configurations) => Set(
        "authenticationMethodsPolicy",
        $$"""{"id":"authenticationMethodsPolicy","policyMigrationState":"migrationComplete","authenticationMethodConfigurations":[{{string.Join(",", configurations)}}]}""");

    /// <summary>A configuration of the methods policy that allows a method to everybody.</summary>
    public static string Allowed(string id, string? more = null) =>
        $$"""{"@odata.type":"#microsoft.graph.{{char.ToLowerInvariant(id[0]) + id[1..]}}AuthenticationMethodConfiguration","id":"{{id}}","state":"enabled","excludeTargets":[],"includeTargets":[{"targetType":"group","id":"all_users"}]{{(more is null ? "" : "," + more)}}}""";

    public Tenant Build() => TenantLoader.Load(Source());

    public MemorySnapshotSource Source()
    {
        var sections = new Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>();
        var states = new Dictionary<string, SectionState>();
        foreach ((string name, List<string> lines) in _lines)
        {
            SectionState state = _states.GetValueOrDefault(name) ?? new SectionState { Status = SectionStatus.Complete, Count = lines.Count };
            states[name] = state;
            if (state.Status is SectionStatus.Complete or SectionStatus.Partial)
            {
                sections[name] = [.. lines.Select(l => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(l))];
            }
        }

        return new MemorySnapshotSource(
            "test",
            new SnapshotManifest
            {
                SchemaVersion = 1,
                TenantId = TenantId,
                DisplayName = "Test tenant",
                CapturedAt = Now,
                CreatedBy = "test",
                Scope = Scope,
                Sections = states,
            },
            sections);
    }
}
