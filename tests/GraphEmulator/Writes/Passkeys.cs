using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Registering a passkey for somebody else. The attestation's signature is not verified; its AAGUID is held against the policy.</summary>
internal static class Passkeys
{
    private static ReadOnlySpan<byte> AuthenticatorData => "\u0068authData"u8;

    internal static GraphReply CreationOptions(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandMethods(call, user);
        var options = JsonText.ToElement(new JsonObject
        {
            ["challengeTimeoutDateTime"] = JsonText.Time(call.Time.AddMinutes(5)),
            ["publicKey"] = new JsonObject
            {
                ["challenge"] = JsonText.Base64Url(RandomNumberGenerator.GetBytes(32)),
                ["timeout"] = 0,
                ["attestation"] = "direct",
                ["rp"] = new JsonObject { ["id"] = "login.microsoft.com", ["name"] = "Microsoft" },
                ["user"] = new JsonObject { ["id"] = JsonText.Base64Url(user.Id()), ["displayName"] = user.Text("displayName"), ["name"] = user.Text("userPrincipalName") },
                ["pubKeyCredParams"] = new JsonArray(new JsonObject { ["alg"] = -7, ["type"] = "public-key" }, new JsonObject { ["alg"] = -257, ["type"] = "public-key" }),
                ["excludeCredentials"] = new JsonArray(),
                ["authenticatorSelection"] = new JsonObject { ["authenticatorAttachment"] = "cross-platform", ["requireResidentKey"] = true, ["userVerification"] = "required" },
                ["extensions"] = new JsonObject { ["hmacCreateSecret"] = true, ["enforceCredentialProtectionPolicy"] = true, ["credentialProtectionPolicy"] = "userVerificationOptional" },
            },
        });
        return CollectionReader.Item(call, new TypedObject("webauthnCredentialCreationOptions", options), "microsoft.graph.webauthnCredentialCreationOptions");
    }

    internal static GraphReply Register(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        Rights.DemandMethods(call, user);
        var body = call.Request.JsonBody();
        var credential = body.Property("publicKeyCredential");
        var response = credential?.Property("response");
        if (body.Text("displayName") is not { Length: > 0 } name || credential?.Text("id") is not { } id
            || response?.Text("clientDataJSON") is null || response?.Text("attestationObject") is not { } attestation)
        {
            throw GraphException.BadRequest("displayName and publicKeyCredential with id, response.clientDataJSON and response.attestationObject are needed.");
        }

        var aaGuid = AaGuid(JsonText.FromBase64Url(attestation) ?? []) ?? throw GraphException.BadRequest("The attestation object cannot be read.");
        CheckPolicy(call, user, aaGuid);
        var method = JsonText.ToElement(new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.fido2AuthenticationMethod",
            ["id"] = id,
            ["displayName"] = name,
            ["createdDateTime"] = JsonText.Time(call.Time),
            ["aaGuid"] = aaGuid.ToString(),
            ["model"] = null,
            ["attestationCertificates"] = new JsonArray(),
            ["attestationLevel"] = "notAttested",
            ["passkeyType"] = "deviceBound",
        });
        call.Store.Methods.ToChange(user.Id()).Put(method, call.VisibleFrom);
        call.Audit = AuthenticationWrites.Audit("Admin registered security info", user);
        return UserWrites.Created(call, new TypedObject("fido2AuthenticationMethod", method), $"users('{user.Id()}')/authentication/fido2Methods");
    }

    // facts/recovery.md, E5: registration is blocked outside the policy and for keys that its restrictions refuse.
    private static void CheckPolicy(RouteCall call, JsonElement user, Guid aaGuid)
    {
        if (AuthenticationWrites.Configuration(call, "Fido2") is not { } policy || !AuthenticationWrites.IsInPolicy(call, policy, user.Id()))
        {
            throw GraphException.BadRequest("The user may not register a passkey: the authentication methods policy does not include the account.");
        }

        if (policy.Property("keyRestrictions") is { } restrictions && restrictions.IsTrue("isEnforced"))
        {
            var isListed = restrictions.Items("aaGuids").Any(item => Guid.TryParse(item.GetString(), out var listed) && listed == aaGuid);
            if (isListed != (restrictions.Text("enforcementType") == "allow"))
            {
                throw GraphException.BadRequest($"The key restrictions of the authentication methods policy refuse keys of the model {aaGuid}.");
            }
        }
    }

    // In the attestation's CBOR: the text "authData", a byte string, and in it 32 bytes of hash, a byte of flags, four of counter, the AAGUID.
    private static Guid? AaGuid(ReadOnlySpan<byte> attestation)
    {
        var at = attestation.IndexOf(AuthenticatorData);
        if (at < 0)
        {
            return null;
        }

        var rest = attestation[(at + AuthenticatorData.Length)..];
        var header = rest.IsEmpty ? 0 : rest[0] switch { 0x58 => 2, 0x59 => 3, _ => 0 };
        return header > 0 && rest.Length >= header + 37 + 16 ? new Guid(rest.Slice(header + 37, 16), bigEndian: true) : null;
    }
}
