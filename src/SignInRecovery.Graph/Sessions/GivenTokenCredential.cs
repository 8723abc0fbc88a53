using System.Security;
using Azure.Core;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Sessions;

/// <summary>An access token that the caller already had. It is used until it ends, and nothing can renew it.</summary>
internal sealed class GivenTokenCredential(SecureString token, DateTimeOffset expiresAt, TimeProvider time) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (expiresAt <= time.GetUtcNow())
        {
            throw new DirectoryException(
                DirectoryErrorCodes.TokenExpired,
                $"The access token that was given ended at {expiresAt.UtcDateTime:yyyy-MM-dd HH:mm}Z, by this machine's clock.");
        }

        return requestContext.Claims is null
            ? new AccessToken(SecretText.Of(token), expiresAt)
            : throw new DirectoryException(
                DirectoryErrorCodes.TokenExpired,
                "Microsoft Graph wants a newer sign-in than the access token that was given, and there is nothing to renew it with.")
            {
                Claims = requestContext.Claims,
            };
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
