using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Reads what names a user: a text, a user of a tenant, an answer or finding about one, or any object that has its id.</summary>
internal static class SignInUsers
{
    private static readonly string[] Properties = ["Id", "UserId", "ObjectId", "UserPrincipalName", "Mail"];

    /// <summary>The text that names the user.</summary>
    /// <exception cref="SignInRecoveryException">The object has none of the properties.</exception>
    public static string TextOf(object? given)
    {
        object? value = given is PSObject wrapped ? wrapped.BaseObject : given;
        switch (value)
        {
            case string text when !string.IsNullOrWhiteSpace(text):
                return text;
            case Guid id:
                return id.ToString("D");
            case User user:
                return user.Id;
            case SignInAnswer answer:
                return answer.UserId;
            case LockoutFinding { Target: { Kind: "User" } target }:
                return target.Id;
            default:
                break;
        }

        PSObject properties = PSObject.AsPSObject(given ?? string.Empty);
        string? found = Properties.Select(p => properties.Properties[p]?.Value?.ToString()).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));
        return found ?? throw new SignInRecoveryException(
            "UserNotNamed",
            ErrorKind.InvalidArgument,
            $"An object of the type {value?.GetType().Name ?? "nothing"} names no user.",
            $"Give a text, or an object with one of the properties {string.Join(", ", Properties)}.",
            value);
    }
}
