using System.Text;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph;

/// <summary>The public endpoints over plain HTTPS: no token, no cookie, no redirection, and no answer larger than one page.</summary>
public sealed class PublicEndpoints : IPublicEndpoints, IDisposable
{
    private const int MaximumAnswer = 256 * 1024;

    private readonly HttpClient _client;

    /// <summary>Creates the way to the service.</summary>
    public PublicEndpoints()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
    }

    internal PublicEndpoints(HttpMessageHandler handler)
    {
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(20), MaxResponseContentBufferSize = MaximumAnswer };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("SignInRecovery");
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <inheritdoc/>
    public Task<PublicAnswer> GetAsync(string address, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address), address, cancellationToken);

    /// <inheritdoc/>
    public Task<PublicAnswer> PostAsync(string address, string body, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, address, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<PublicAnswer> SendAsync(Func<HttpRequestMessage> create, string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("Public endpoints are asked by https only.", nameof(address));
        }

        try
        {
            using HttpRequestMessage request = create();
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            string text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return new PublicAnswer(
                (int)response.StatusCode,
                text,
                DirectoryErrors.ReadRetryAfter(response.Headers.RetryAfter?.ToString(), DateTimeOffset.UtcNow));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new DirectoryException(DirectoryErrorCodes.ServiceUnreachable, $"{uri.Host} did not answer. {Reason(exception)}")
            {
                Status = (int?)(exception as HttpRequestException)?.StatusCode,
                Origin = exception.GetType().FullName,
            };
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        OperationCanceledException => "It took longer than 20 seconds.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "Its name could not be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No trusted TLS connection could be made; something between may be intercepting it.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "Its answer was too large.",
        _ => exception.Message,
    };
}
