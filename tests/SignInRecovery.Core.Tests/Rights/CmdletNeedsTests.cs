using SignInRecovery.BreakGlass;
using SignInRecovery.Gateway;
using SignInRecovery.Recovery;
using SignInRecovery.Rights;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.BreakGlass;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Rights;

/// <summary>What the cmdlets declare that they decide on is what their answers really come from; RuleDriftTests holds Test-LockoutRisk.</summary>
public class CmdletNeedsTests
{
    // The evaluation of sign-ins reads these only where a policy, a domain or a person refers to them; Get-SignInOutcome declares them.
    private static readonly string[] OfSignIns = [.. Declared("Get-SignInOutcome")];

    /// <summary>Take any section away: where the answer changes, the section is declared.</summary>
    [Theory]
    [InlineData("Get-BreakGlassAccount")]
    [InlineData("Get-RecoveryPath")]
    [InlineData("Test-BreakGlassAccount")]
    public void Whatever_changes_an_answer_is_declared(string cmdlet) => Assert.Empty(Deciding(cmdlet).Except(Declared(cmdlet)).Order(StringComparer.Ordinal));

    /// <summary>A section is declared only where some answer comes from it.</summary>
    [Theory]
    [InlineData("Get-BreakGlassAccount")]
    [InlineData("Test-BreakGlassAccount")]
    public void Whatever_is_declared_changes_an_answer(string cmdlet) => Assert.Empty(Declared(cmdlet).Except(Deciding(cmdlet)).Except(OfSignIns).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_New_BreakGlassAccount_writes() => Assert.Equal(["New-BreakGlassAccount"], CmdletNeeds.All.Where(n => n.Writes.Count > 0).Select(n => n.Cmdlet));

    [Fact]
    public void A_session_that_only_reads_is_told_what_it_cannot_write()
    {
        PermissionCheck[] checks = Writes(Session(PermissionSets.Delegated(SessionCapability.Assess), ["62e90394-69f5-4237-9190-012177145e10"]));

        Assert.Equal(CmdletNeeds.All.Sum(n => n.Writes.Count), checks.Length);
        Assert.All(checks, c => Assert.Equal(SectionAccessState.PermissionMissing, c.Access));
        Assert.All(checks, c => Assert.Contains("before anything is written", c.Consequence, StringComparison.Ordinal));
        Assert.All(checks, c => Assert.Contains("-Capability Provision", c.Remedy, StringComparison.Ordinal));
        Assert.Contains(checks, c => c.Consequence == "New-BreakGlassAccount with -TemporaryAccessPass ends before anything is written: it could not issue Temporary Access Passes.");
    }

    [Fact]
    public void A_role_that_a_person_lacks_is_named()
    {
        PermissionCheck[] checks = Writes(Session(PermissionSets.Delegated(SessionCapability.Provision), ["fe930be7-5e62-47db-91af-98c3a49a38b1"]));

        Assert.Equal(SectionAccessState.Writable, checks.Single(c => c.Section == "write: create the accounts").Access);
        Assert.Equal("Conditional Access Administrator", checks.Single(c => c.Section == "write: exclude from the policies").Role);
    }

    [Fact]
    public void With_everything_there_nothing_is_missing() => Assert.All(
        Writes(Session(PermissionSets.Delegated(SessionCapability.Provision), ["62e90394-69f5-4237-9190-012177145e10"])),
        c => Assert.Equal((SectionAccessState.Writable, string.Empty, string.Empty), (c.Access, c.Consequence, c.Remedy)));

    private static PermissionCheck[] Writes(SessionInfo session) => [.. PermissionCheck.Of(session).Where(c => c.Section.StartsWith("write: ", StringComparison.Ordinal))];

    private static SessionInfo Session(IReadOnlyList<string> permissions, IReadOnlyList<string> roles) => new()
    {
        Id = Guid.Empty,
        TenantId = "t",
        Account = "ada@contoso.com",
        IsApplication = false,
        Kind = CredentialKind.DeviceCode,
        Cloud = TenantCloud.Global,
        GraphEndpoint = "https://graph.microsoft.com",
        AuthorityHost = "https://login.microsoftonline.com",
        Capability = SessionCapability.Assess,
        ExpiresAt = TenantBuilder.Now,
        IsRenewable = true,
        Permissions = permissions,
        DirectoryRoles = roles,
    };

    private static IEnumerable<string> Declared(string cmdlet) => CmdletNeeds.All.Single(n => n.Cmdlet == cmdlet).Sections.Select(s => s.Name);

    /// <summary>The sections whose loss changes an answer about a sample, or about two accounts of which everything is in order.</summary>
    private static HashSet<string> Deciding(string cmdlet)
    {
        var deciding = new HashSet<string>(StringComparer.Ordinal);
        foreach (SnapshotSource source in (SnapshotSource[])[Samples.Open("Contoso"), Samples.Open("Northwind"), ReadyTenant.New().Source(), Reached().Source()])
        {
            string whole = Answers(cmdlet, source);
            foreach (SectionDeclaration section in SectionCatalog.All.Where(s => s.Path.Length > 0 && !deciding.Contains(s.Name)))
            {
                if (Answers(cmdlet, new SourceWithout(source, section.Name, SectionStatus.Forbidden)) != whole)
                {
                    _ = deciding.Add(section.Name);
                }
            }
        }

        return deciding;
    }

    /// <summary>A tenant whose policy reaches the accounts, one of which is in a restricted unit, with a workflow and a review; nobody saw their registration.</summary>
    private static TenantBuilder Reached() => Restricted(ReadyTenant.New())
        .Set("registrationDetails")
        .Policy("Strong", "strength:fido2;windowsHelloForBusiness")
        .Add("lifecycleWorkflows", """{"id":"w","displayName":"Leavers","isEnabled":true,"isSchedulingEnabled":true,"executionConditions":{"scope":{"rule":"(department eq 'x')"}}}""")
        .Add("accessReviews", $$$"""{"id":"r","displayName":"Roles","status":"InProgress","scope":{"query":"/groups/{{{ReadyTenant.Group}}}/members"},"settings":{"autoApplyDecisionsEnabled":true}}""");

    private static TenantBuilder Restricted(TenantBuilder tenant) => tenant
        .Set("users", [.. tenant.Lines("users").Select(l => l.Contains(ReadyTenant.One, StringComparison.Ordinal) ? l.Replace("\"isManagementRestricted\":null", "\"isManagementRestricted\":true", StringComparison.Ordinal) : l)]);

    private static string Answers(string cmdlet, SnapshotSource source)
    {
        Tenant tenant = TenantLoader.Load(source);
        DateTimeOffset asOf = tenant.CapturedAt ?? TenantBuilder.Now;
        if (cmdlet == "Get-RecoveryPath")
        {
            string[] users = [.. ((string[])["adm-tomas.lindqvist@contoso.onmicrosoft.com", "adm-katarzyna.nowak@contoso.onmicrosoft.com", "lucas.moreau@lucernepublishing.com", ReadyTenant.One]).Where(u => tenant.Users.Seen.Any(s => u == s.Id || u == s.UserPrincipalName))];
            return string.Join('\n', AdministratorRecoveries.Of(tenant, asOf).Select(a => $"{a.Administrator} {a.FirstHelper} {a.Via} {a.Certainty} {a.Reason} {a.IndependentHelpers} {string.Join(' ', a.Missing)}")
                .Concat(users.SelectMany(u => RecoveryPaths.Find(new RecoveryQuestion(), tenant, u, asOf)).SelectMany(p => RecoveryText.Lines(p, 100, isFull: true))));
        }

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [new(ReadyTenant.One, null, "by parameter")], asOf);
        return cmdlet == "Get-BreakGlassAccount"
            ? string.Join('\n', survey.Accounts.SelectMany(a => a.Evidence.Select(e => e.ToString()).Concat(a.Conflicts).Concat(a.Missing.Select(m => m.ToString())).Prepend($"{a} {a.Design} {a.RuledOutBecause}")).Concat(survey.Remarks))
            : string.Join('\n', BreakGlassReadiness.Check(survey.EmergencyAccounts, [], asOf, survey.EmergencyAccounts).Select(c => $"{c} {string.Join(' ', c.Missing)}"));
    }
}
