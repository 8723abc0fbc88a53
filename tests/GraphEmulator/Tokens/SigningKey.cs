using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>The key with which the emulators of this process sign their tokens. Making one takes longer than all else of a start.</summary>
internal sealed class SigningKey
{
    private readonly RSA _rsa = RSA.Create(2048);

    private SigningKey() => KeyId = JsonText.Base64Url(SHA256.HashData(_rsa.ExportSubjectPublicKeyInfo()).AsSpan(0, 20));

    internal string KeyId { get; }

    internal static SigningKey OfThisProcess { get; } = new();

    internal string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = KeyId, ["x5t"] = KeyId };
        var content = JsonText.Base64Url(header.ToJsonString()) + "." + JsonText.Base64Url(claims.ToJsonString());
        return content + "." + JsonText.Base64Url(_rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>The claims of a token that this key has signed; null for any other text.</summary>
    internal JsonElement? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || JsonText.FromBase64Url(parts[2]) is not { } signature || JsonText.FromBase64Url(parts[1]) is not { } body
            || !_rsa.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            return null;
        }

        return JsonText.Parse(Encoding.UTF8.GetString(body));
    }

    internal JsonObject PublicKey()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = KeyId,
            ["x5t"] = KeyId,
            ["n"] = JsonText.Base64Url(parameters.Modulus),
            ["e"] = JsonText.Base64Url(parameters.Exponent),
        };
    }
}
