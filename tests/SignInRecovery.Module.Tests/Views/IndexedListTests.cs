using System.Collections;
using System.Management.Automation;
using System.Reflection;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Views;

/// <summary>
/// Every list that a user can reach answers to [0]. PowerShell indexes arrays and types with a public indexer; of anything else
/// [0] is the whole list, without an error, and so are the lists that the compiler makes for a collection expression.
/// </summary>
public class IndexedListTests
{
    public static TheoryData<string> Commands =>
    [
        "Test-LockoutRisk -Sample Contoso",
        "Test-LockoutRisk -Sample Northwind",
        "Get-LockoutRule",
        "Import-TenantSnapshot $env:SIR_SAMPLE",
        "Get-BreakGlassAccount -Sample Contoso",
        "Test-BreakGlassAccount -Sample Contoso",
        "Test-BreakGlassAccount -Sample Fabrikam",
        "Get-SignInOutcome 'Contoso Emergency 1', 'Daniel Osei (Admin)' -Sample Contoso -IncludeNotApplied",
        "Get-RecoveryPath -Situation LostSecondFactor -Country US",
        "Get-RecoveryPath -ErrorCode 50053",
        "Get-RecoveryPath -User adm-laura.jensen@contoso.onmicrosoft.com -Sample Contoso",
        "Get-RecoveryPath -All -Sample Contoso",
        "Get-SupportContact -Country US",
        "Get-SupportContact -Environment China -Country CN",
        "Test-SignInScenario $env:SIR_SCENARIOS",
    ];

    /// <summary>PowerShell takes an object for true, whatever it says: what a cmdlet writes has no facts for properties, but values that may be null.</summary>
    [Fact]
    public void No_property_of_what_is_written_is_taken_for_true_where_it_is_unknown()
    {
        using var session = ModuleSession.Open();
        Type[] written =
        [
            .. Help.HelpPage.Commands(session).SelectMany(c => c.OutputType).Select(t => t.Type).OfType<Type>()
                .Where(t => t.Namespace?.StartsWith("SignInRecovery", StringComparison.Ordinal) == true && t.Name != "Tenant"),
        ];

        string[] facts = [.. written.Concat(written.SelectMany(Parts)).Distinct().SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Where(p => p.PropertyType.Name == "Fact`1").Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Order()];

        Assert.NotEmpty(written);
        Assert.Equal([], facts);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_list_can_be_indexed(string command)
    {
        using var session = ModuleSession.Open();

        ScriptResult run = session.Invoke(
            $"param($Sample, $Scenarios) $env:SIR_SAMPLE = $Sample; $env:SIR_SCENARIOS = $Scenarios; {command} -WarningAction SilentlyContinue",
            Path.Combine(StagedModule.Path, "Samples", "Contoso"),
            Path.Combine(StagedModule.RepositoryRoot, "tests", "SignInRecovery.Core.Tests", "SignIns", "Scenarios", "pages.json"));

        Assert.Null(run.Ended);
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (PSObject item in run.Output)
        {
            Walk(item.BaseObject, faults, seen);
        }

        Assert.NotEmpty(seen);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>The elements of the lists of a type, which its reader meets next.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.PropertyType.IsGenericType && p.PropertyType.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal))
        .Select(p => p.PropertyType.GenericTypeArguments[0])
        .Where(t => t.Namespace?.StartsWith("SignInRecovery", StringComparison.Ordinal) == true && t.Namespace != "SignInRecovery.Tenants");

    private static void Walk(object item, SortedSet<string> faults, HashSet<object> seen)
    {
        Type type = item.GetType();
        if (type.Namespace?.StartsWith("SignInRecovery", StringComparison.Ordinal) != true || type.IsEnum || !seen.Add(item))
        {
            return;
        }

        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            object? value;
            try
            {
                value = property.GetValue(item);
            }
            catch (TargetInvocationException)
            {
                // Such as the value of a fact that is not known.
                continue;
            }

            switch (value)
            {
                case null or string:
                    break;
                case IDictionary:
                    break;
                case IEnumerable list:
                    if (!value.GetType().IsArray && !value.GetType().GetDefaultMembers().OfType<PropertyInfo>().Any(p => p.GetIndexParameters() is [{ ParameterType: var key }] && key == typeof(int)))
                    {
                        _ = faults.Add($"{type.FullName}.{property.Name}: {value.GetType().Name}");
                    }

                    foreach (object? part in list.Cast<object?>().Take(50))
                    {
                        if (part is not null)
                        {
                            Walk(part, faults, seen);
                        }
                    }

                    break;
                default:
                    Walk(value, faults, seen);
                    break;
            }
        }
    }
}
