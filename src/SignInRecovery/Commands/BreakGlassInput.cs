using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>What the cmdlets for emergency accounts take in the same way.</summary>
internal static class BreakGlassInput
{
    /// <summary>The declared accounts, of the parameter and of the configuration file.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="identities">The parameter's values.</param>
    /// <param name="configurationPath">The file, as the user typed it.</param>
    public static IReadOnlyList<DeclaredAccount> Declared(PSCmdlet cmdlet, string[]? identities, string? configurationPath)
    {
        try
        {
            return
            [
                .. (identities ?? []).Select(i => new DeclaredAccount(i.Trim(), null, "by parameter")),
                .. configurationPath is null ? [] : DeclarationFile.Read(cmdlet.GetUnresolvedProviderPathFromPSPath(configurationPath)),
            ];
        }
        catch (SignInRecoveryException exception)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(exception));
            return [];
        }
    }

    /// <summary>The time for which a question is asked.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">What the user said; null when nothing.</param>
    public static DateTimeOffset AsOf(Tenant tenant, DateTimeOffset? asOf) =>
        asOf ?? (tenant.IsSample ? tenant.CapturedAt : null) ?? TimeProvider.System.GetUtcNow();
}
