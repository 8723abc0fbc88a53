using SignInRecovery.Facts;

namespace SignInRecovery.Gateway;

/// <summary>Says what a failure of the sign-in or of Microsoft Graph means, and what to do.</summary>
public static class DirectoryFaults
{
    /// <summary>Explains a failure.</summary>
    /// <param name="fault">The failure.</param>
    /// <param name="target">What was asked for: a tenant, an account, a section.</param>
    public static SignInRecoveryException Explain(DirectoryException fault, object? target)
    {
        ArgumentNullException.ThrowIfNull(fault);
        (string id, ErrorKind kind, string said, string action) = Meaning(fault);
        string message = Printable.Line(said);
        string reference = fault.RequestId is null ? string.Empty : $" (request {fault.RequestId})";
        string code = message.Contains(fault.Code, StringComparison.Ordinal) || IsOurs(fault.Code) ? string.Empty : $" [{fault.Code}]";
        return new SignInRecoveryException(id, kind, message + code + reference, action, target, fault);
    }

    private static (string Id, ErrorKind Kind, string Said, string Action) Meaning(DirectoryException fault)
    {
        if (SignInFaults.Find(fault.Code) is { } known)
        {
            return (known.ErrorId, known.Kind, $"{known.Meaning} ({fault.Code})", known.Action);
        }

        if (fault.Code.StartsWith("AADSTS", StringComparison.Ordinal))
        {
            return (
                "SignInRefused",
                ErrorKind.Authentication,
                $"The sign-in service refused the sign-in. {SignInFaults.MeaningOf(fault.Code) ?? FirstLine(fault.Message)}",
                $"Look the code up: https://login.microsoftonline.com/error?code={fault.Code["AADSTS".Length..]}, or run Get-RecoveryPath with the code.");
        }

        return Ours(fault) ?? (fault.Claims is not null ? Challenge(fault) : FromService(fault));
    }

    private static (string Id, ErrorKind Kind, string Said, string Action)? Ours(DirectoryException fault) => fault.Code switch
    {
        DirectoryErrorCodes.EndpointNotSecure => ("EndpointNotSecure", ErrorKind.Security, fault.Message, "Name the address as https://host, without a path. Use -Environment for Microsoft's own clouds."),
        DirectoryErrorCodes.EndpointForeign => ("EndpointForeign", ErrorKind.Security, fault.Message, "Something between this machine and Microsoft Graph changes its answers. Look at the proxy, and try on another network."),
        DirectoryErrorCodes.TenantMismatch => ("TenantMismatch", ErrorKind.InvalidArgument, fault.Message, "Name the tenant that the credential belongs to, or use a credential of the tenant that you named."),
        DirectoryErrorCodes.TokenForeign => ("TokenForeign", ErrorKind.Security, fault.Message, "Get a token for Microsoft Graph of this cloud, or name the cloud with -Environment."),
        DirectoryErrorCodes.TokenExpired => ("TokenExpired", ErrorKind.Authentication, fault.Message, "Get a new token and connect again; another kind of sign-in renews its token by itself. Check this machine's clock too."),
        DirectoryErrorCodes.TokenUnreadable => ("TokenUnreadable", ErrorKind.InvalidArgument, fault.Message, "Give the access token as it was issued, as a secure string."),
        DirectoryErrorCodes.CertificateUnusable => ("CertificateUnusable", ErrorKind.Authentication, fault.Message, "Name a PFX or PEM file with its private key and password, or the thumbprint of a certificate in your personal store, within its time."),
        DirectoryErrorCodes.ServerNotTrusted => ("ServerNotTrusted", ErrorKind.Security, fault.Message, "A proxy of your network may open TLS. Use a network without it, or have its certificate authority installed on this machine. This module never switches the check off."),
        DirectoryErrorCodes.ServiceUnreachable => ("NetworkUnreachable", ErrorKind.Connection, $"The server could not be reached. {fault.Message}", "Check the network, name resolution and the proxy. Snapshots and samples need no network."),
        DirectoryErrorCodes.RequestTimedOut => ("RequestTimedOut", ErrorKind.Connection, fault.Message, "Try again. If it happens again, check the network and the proxy."),
        DirectoryErrorCodes.AnswerNotGraph => ("AnswerNotGraph", ErrorKind.Connection, fault.Message, "Sign in to the network's own page if it has one, or use a network without a proxy."),
        DirectoryErrorCodes.AnswerIncomplete => ("AnswerIncomplete", ErrorKind.Connection, fault.Message, "Try again. What was read so far is gone on with where the cmdlet keeps it."),
        DirectoryErrorCodes.ThrottledTooLong => ("ThrottledTooLong", ErrorKind.Busy, fault.Message, "Try again later. Other programs may be using up the tenant's limits."),
        DirectoryErrorCodes.ClockSkew => ("ClockSkew", ErrorKind.Authentication, fault.Message, "Set this machine's clock (time service), and connect again."),
        DirectoryErrorCodes.SessionEnded => ("SessionEnded", ErrorKind.InvalidArgument, fault.Message, "Connect again with Connect-SignInRecovery."),
        DirectoryErrorCodes.IsolatedLibraryMissing => (fault.Code, ErrorKind.NotFound, fault.Message, "Install the module again."),
        DirectoryErrorCodes.SignInRequired => ("SignInRequired", ErrorKind.Authentication, $"Nobody is signed in there. {FirstLine(fault.Message)}", "Sign in with az login for -AzureCli, run on an Azure resource for -ManagedIdentity, or choose another kind of sign-in."),
        DirectoryErrorCodes.SignInFailed => ("SignInFailed", ErrorKind.Authentication, FirstLine(fault.Message), "Check the tenant, the application and the credential, and connect again."),
        "authentication_canceled" => ("SignInCancelled", ErrorKind.Authentication, "The sign-in was cancelled.", "Connect again, and finish the sign-in in the browser."),
        "invalid_client" or "unauthorized_client" or "invalid_grant" or "invalid_request" or "access_denied" or "authentication_failed" =>
            ("SignInFailed", ErrorKind.Authentication, FirstLine(fault.Message), "Check the tenant, the application and the credential, and connect again."),
        "expired_token" or "code_expired" => ("DeviceCodeExpired", ErrorKind.Authentication, "The device code ended before somebody signed in with it.", "Connect again, and type the new code within its time."),
        _ => null,
    };

    // A challenge that could not be answered: Conditional Access on Microsoft Graph itself, or a protected action.
    private static (string Id, ErrorKind Kind, string Said, string Action) Challenge(DirectoryException fault) => (
        "ClaimsChallengeUnanswered",
        ErrorKind.Authentication,
        $"A Conditional Access policy asks for more than this sign-in shows, and the sign-in could not give it. {FirstLine(fault.Message)}",
        "Sign in as a person with the browser (Connect-SignInRecovery without another kind of sign-in) and meet what the policy asks for, such as a phishing-resistant method; for an application, look at the policies for workload identities.");

    private static (string Id, ErrorKind Kind, string Said, string Action) FromService(DirectoryException fault) => fault.Status switch
    {
        401 => ("TokenRefused", ErrorKind.Authentication, $"Microsoft Graph does not accept the sign-in. {FirstLine(fault.Message)}", "Connect again. If the tenant is in another cloud, name it with -Environment; check this machine's clock."),
        403 => ("RequestForbidden", ErrorKind.Permission, $"Microsoft Graph refused. {FirstLine(fault.Message)}", Missing(fault)),
        404 => ("ObjectNotFound", ErrorKind.NotFound, $"Microsoft Graph does not find it. {FirstLine(fault.Message)}", "Check the id. What was created a moment ago may take some seconds to be seen."),
        429 => ("Throttled", ErrorKind.Busy, $"Microsoft Graph allows no more requests for now. {FirstLine(fault.Message)}", "Try again later."),
        >= 500 => ("ServiceFailed", ErrorKind.Connection, $"Microsoft Graph failed again and again. {FirstLine(fault.Message)}", "Try again later, and look at the service health."),
        _ => ("RequestFailed", ErrorKind.InvalidData, FirstLine(fault.Message), "Report this with the command that you ran and the request id; take names and ids out first."),
    };

    private static string Missing(DirectoryException fault) => (fault.MissingPermission, fault.MissingRole) switch
    {
        ({ Length: > 0 } permission, { Length: > 0 } role) => $"It needs the permission {permission}, and for a person the role {role}. Get-SignInRecoverySession -CheckPermission tells what is there.",
        ({ Length: > 0 } permission, _) => $"It needs the permission {permission}. Get-SignInRecoverySession -CheckPermission tells what is there.",
        (_, { Length: > 0 } role) => $"It needs the role {role}.",
        _ => "Get-SignInRecoverySession -CheckPermission tells which permissions and roles are there.",
    };

    private static bool IsOurs(string code) => typeof(DirectoryErrorCodes).GetFields().Any(f => Equals(f.GetRawConstantValue(), code));

    private static string FirstLine(string text)
    {
        string line = text.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return line.Length > 400 ? line[..400] + "…" : line;
    }
}
