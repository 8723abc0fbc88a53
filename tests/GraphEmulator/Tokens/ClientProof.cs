using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>Whether an application is the one it says: by secret, by an assertion that its certificate signed, or by another issuer's token.</summary>
internal static class ClientProof
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    internal static void Check(EmulatorApplication application, SignInRequest request, DateTimeOffset wallNow)
    {
        if (request.Form.GetValueOrDefault("client_assertion") is { } assertion)
        {
            if (request.Form.GetValueOrDefault("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            {
                throw new SignInException("invalid_request", 90014, "The required field 'client_assertion_type' is missing or wrong.");
            }

            CheckAssertion(application, assertion, request, wallNow);
        }
        else if (request.Form.GetValueOrDefault("client_secret") is { } secret)
        {
            CheckSecret(application, secret, wallNow);
        }
        else
        {
            throw new SignInException("invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", 401);
        }
    }

    private static void CheckSecret(EmulatorApplication application, string secret, DateTimeOffset wallNow)
    {
        if (!application.Secrets.TryGetValue(secret, out var ends))
        {
            throw new SignInException("invalid_client", 7000215, $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{application.ClientId}'.", 401);
        }

        if (ends <= wallNow)
        {
            throw new SignInException("invalid_client", 7000222, $"The provided client secret keys for app '{application.ClientId}' are expired.", 401);
        }
    }

    private static void CheckAssertion(EmulatorApplication application, string assertion, SignInRequest request, DateTimeOffset wallNow)
    {
        var parts = assertion.Split('.');
        if (parts.Length != 3 || Read(parts[0]) is not { } header || Read(parts[1]) is not { } claims || JsonText.FromBase64Url(parts[2]) is not { } signature)
        {
            throw new SignInException("invalid_client", 50027, "JWT token is invalid or malformed.", 401);
        }

        if (claims.Text("iss") != application.ClientId)
        {
            CheckFederated(application, claims, wallNow);
            return;
        }

        var content = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
        var padding = header.Text("alg") switch { "RS256" => RSASignaturePadding.Pkcs1, "PS256" => RSASignaturePadding.Pss, _ => throw Untrusted(application) };
        if (!application.Certificates.Any(certificate => Verifies(certificate, content, signature, padding)))
        {
            throw Untrusted(application);
        }

        CheckTimes(claims, wallNow);
        if (claims.Text("sub") != application.ClientId
            || claims.Text("aud") is not { } audience || !audience.StartsWith(request.Origin + "/", StringComparison.OrdinalIgnoreCase))
        {
            throw new SignInException("invalid_client", 700023, "Client assertion audience claim does not match Realm issuer.", 401);
        }
    }

    private static void CheckFederated(EmulatorApplication application, JsonElement claims, DateTimeOffset wallNow)
    {
        var audiences = claims.Text("aud") is { } one ? [one] : claims.Items("aud").Select(item => item.GetString()).OfType<string>().ToArray();
        if (!application.FederatedCredentials.Any(trust => trust.Issuer == claims.Text("iss") && trust.Subject == claims.Text("sub") && audiences.Contains(trust.Audience)))
        {
            throw new SignInException("invalid_client", 700213, $"No matching federated identity record found for presented assertion subject '{claims.Text("sub")}'.", 401);
        }

        CheckTimes(claims, wallNow);
    }

    private static void CheckTimes(JsonElement claims, DateTimeOffset wallNow)
    {
        var begins = Time(claims, "nbf");
        var ends = Time(claims, "exp");
        if ((begins > DateTimeOffset.MinValue && begins - Skew > wallNow) || (ends == DateTimeOffset.MinValue || ends + Skew < wallNow))
        {
            throw new SignInException("invalid_client", 700024, $"Client assertion is not within its valid time range. Current time: {JsonText.Time(wallNow)}, assertion valid from {JsonText.Time(begins)}, expiry time of assertion {JsonText.Time(ends)}.", 401);
        }
    }

    // MSAL writes the seconds as text.
    private static DateTimeOffset Time(JsonElement claims, string name) =>
        long.TryParse(claims.Property(name)?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;

    private static bool Verifies(X509Certificate2 certificate, byte[] content, byte[] signature, RSASignaturePadding padding)
    {
        using var key = certificate.GetRSAPublicKey();
        return key is not null && key.VerifyData(content, signature, HashAlgorithmName.SHA256, padding);
    }

    private static SignInException Untrusted(EmulatorApplication application) =>
        new("invalid_client", 700027, $"The certificate with identifier used to sign the client assertion is not registered on application '{application.ClientId}'.", 401);

    private static JsonElement? Read(string part)
    {
        try
        {
            return JsonText.FromBase64Url(part) is { } bytes ? JsonText.Parse(Encoding.UTF8.GetString(bytes)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
