using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>The faults of provisioning, each with an id and what to do.</summary>
internal static class ProvisioningErrors
{
    /// <summary>Something is missing before anything is written.</summary>
    public static SignInRecoveryException Prerequisite(string id, string message, string action, object? target = null, ErrorKind kind = ErrorKind.InvalidArgument) =>
        new(id, kind, message + " Nothing was written.", action, target);

    /// <summary>A read before anything is written failed.</summary>
    public static SignInRecoveryException Reading(string what, DirectoryException cause, bool isApplication) => cause switch
    {
        { Status: 403 } or { MissingPermission: not null } or { MissingRole: not null } => Prerequisite(
            cause.MissingPermission is not null ? "PermissionMissing" : "RoleMissing",
            $"{what} cannot be read: {Sentence(cause.Message)}",
            Rights(cause.MissingPermission, cause.MissingRole, isApplication),
            cause.MissingPermission ?? cause.MissingRole,
            ErrorKind.Security),
        _ => new SignInRecoveryException("TenantUnreadable", ErrorKind.InputOutput, $"{what} cannot be read: {Sentence(cause.Message)} Nothing was written.", "Run the command again when Microsoft Graph answers.", what, cause),
    };

    /// <summary>A policy does not take the exclusion; a list that is full is the likeliest reason, and no number is published for it.</summary>
    public static SignInRecoveryException ListRefused(string policy, string id, string property, int entries, string journalPath, DirectoryException cause) => new(
        "PolicyRefusesExclusion",
        ErrorKind.InvalidData,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The policy {policy} does not take the exclusion: {Sentence(cause.Message)}{RequestId(cause)} Its list {property} has {entries} {(entries == 1 ? "entry" : "entries")}. Microsoft limits these lists and publishes no number."),
        $"If the list is full, take out whom it no longer needs, or put its users into a group and exclude that group; then run the same command again: it goes on from there and doubles nothing. The journal is {journalPath}.",
        id,
        cause);

    /// <summary>The request id for Microsoft's support, as a sentence with a space before it; empty when there is none.</summary>
    public static string RequestId(DirectoryException cause) => cause.RequestId is null ? string.Empty : $" Request id {cause.RequestId}.";

    /// <summary>What to do about missing rights.</summary>
    public static string Rights(string? permission, string? role, bool isApplication = false) => (permission, role) switch
    {
        (string p, _) when isApplication => $"Give the application the permission {p}, with administrator consent, and connect again.",
        (null, string r) when isApplication => $"Assign the role {r} to the application, and connect again.",
        (string p, string r) => $"Connect again with -Capability Provision, which asks for the permission {p}, as somebody who holds the role {r}.",
        (string p, null) => $"Connect again with -Capability Provision, which asks for the permission {p}.",
        (null, string r) => $"Connect as somebody who holds the role {r}.",
        _ => "Connect again with -Capability Provision, as a Global Administrator.",
    };

    /// <summary>A text as a sentence.</summary>
    public static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
