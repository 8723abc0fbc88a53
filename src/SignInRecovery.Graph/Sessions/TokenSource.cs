using Azure.Core;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Sessions;

/// <summary>
/// Gives the session's token, renews it before it ends, and gets another one when the service refuses it. Any number of
/// requests may ask at once; one of them renews.
/// </summary>
internal sealed class TokenSource(Credentials credentials, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private TokenCredential? _credential;
    private AccessToken _token;
    private bool _ended;

    /// <summary>When the newest token ends.</summary>
    public DateTimeOffset ExpiresAt => _token.ExpiresOn;

    /// <summary>A token that is valid for some time.</summary>
    /// <exception cref="DirectoryException">There is none.</exception>
    public Task<string> GetAsync(CancellationToken cancellationToken) => GetAsync(refused: null, claims: null, cancellationToken);

    /// <summary>Another token than the one that the service refused.</summary>
    /// <param name="refused">The token that was refused.</param>
    /// <param name="claims">The claims challenge that came with the refusal; null when there was none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DirectoryException">There is none.</exception>
    public Task<string> RenewAsync(string refused, string? claims, CancellationToken cancellationToken) => GetAsync(refused, claims, cancellationToken);

    /// <summary>Forgets the token and the credential with its cache.</summary>
    public void End()
    {
        _ended = true;
        _credential = null;
        _token = default;
    }

    public void Dispose()
    {
        End();
        _gate.Dispose();
    }

    private async Task<string> GetAsync(string? refused, string? claims, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ended)
            {
                throw new DirectoryException(DirectoryErrorCodes.SessionEnded, "The session was disconnected.");
            }

            // Another request may have renewed it since.
            var isRefused = refused is not null && refused == _token.Token;
            if (_token.Token is { Length: > 0 } && !isRefused && _token.ExpiresOn - Margin > time.GetUtcNow())
            {
                return _token.Token;
            }

            if (isRefused && claims is null)
            {
                if (credentials.IsInteractive)
                {
                    // A refused token has to go from the cache while the sign-in itself stays; this is the form of a
                    // challenge of continuous access evaluation.
                    claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + time.GetUtcNow().ToUnixTimeSeconds() + "\"}}}";
                }
                else
                {
                    _credential = null;
                }
            }

            _credential ??= credentials.Create();
            _token = await DirectoryErrors.GuardAsync(
                () => _credential.GetTokenAsync(
                    new TokenRequestContext(credentials.Scopes, claims: claims, isCaeEnabled: true),
                    cancellationToken).AsTask(),
                permission: null,
                role: null).ConfigureAwait(false);
            return isRefused && claims is null && _token.Token == refused
                ? throw new DirectoryException(
                    DirectoryErrorCodes.TokenExpired,
                    "Microsoft Graph does not take the access token any more, and no other one can be had.")
                : _token.Token;
        }
        finally
        {
            _ = _gate.Release();
        }
    }
}
