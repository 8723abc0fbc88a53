using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Tenants;

public class SectionCatalogTests
{
    public static TheoryData<string, SectionStatus> SectionsAndAbsences
    {
        get
        {
            var data = new TheoryData<string, SectionStatus>();
            foreach (SectionDeclaration section in SectionCatalog.All)
            {
                foreach (SectionStatus status in Enum.GetValues<SectionStatus>().Where(s => s != SectionStatus.Complete))
                {
                    data.Add(section.Name, status);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_section_is_read_and_nothing_else_is() =>
        Assert.Equal(
            SectionCatalog.All.Select(s => s.Name).Order(StringComparer.Ordinal),
            SectionLoaders.All.Select(l => l.Name).Order(StringComparer.Ordinal));

    /// <summary>A section that was not seen whole is Unknown with a reason and a remedy, unless its absence is declared to mean that it is empty.</summary>
    [Theory]
    [MemberData(nameof(SectionsAndAbsences))]
    public void Absence_is_unknown_unless_it_is_declared_to_be_empty(string section, SectionStatus status)
    {
        SectionDeclaration declaration = SectionCatalog.Get(section);

        MissingFact? missing = declaration.MissingIn(new SectionState { Status = status });

        if (declaration.IsKnownEmpty(status))
        {
            Assert.Null(missing);
        }
        else
        {
            Assert.NotNull(missing);
            Assert.EndsWith(".", missing.Reason, StringComparison.Ordinal);
            Assert.EndsWith(".", missing.Remedy, StringComparison.Ordinal);
            Assert.Contains(section, missing.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("roleEligibilities", true)]
    [InlineData("roleAssignmentSchedules", true)]
    [InlineData("policies", false)]
    [InlineData("signInActivity", false)]
    [InlineData("registrationDetails", false)]
    public void Without_a_licence_PIM_is_known_to_be_empty_and_other_sections_are_not(string section, bool empty) =>
        Assert.Equal(empty, SectionCatalog.Get(section).IsKnownEmpty(SectionStatus.NotLicensed));

    [Fact]
    public void A_forbidden_section_names_the_permission_and_the_role_that_were_missing()
    {
        MissingFact missing = SectionCatalog.Get("methods").MissingIn(new SectionState { Status = SectionStatus.Forbidden })!;

        Assert.Contains("UserAuthenticationMethod.Read.All", missing.Remedy, StringComparison.Ordinal);
        Assert.Contains("Global Reader", missing.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_who_is_not_listed_does_not_exist_only_when_all_users_were_seen()
    {
        var tenant = new TenantBuilder().User("u1", "Ada Lovelace");

        Assert.Null(tenant.Build().Directory.FindUser("nobody").Value);
        Assert.False(tenant.Status("users", SectionStatus.Partial).Build().Directory.FindUser("nobody").IsKnown);
        Assert.True(tenant.Build().Directory.FindUser("u1").IsKnown);
    }
}
