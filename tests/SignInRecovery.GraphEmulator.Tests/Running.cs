using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace SignInRecovery.GraphEmulator.Tests;

/// <summary>A running emulator with a client that holds a token.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly HttpClient _client;
    private string? _token;

    private Running(GraphEmulatorHost host)
    {
        Host = host;
        _client = host.CreateClient();
    }

    internal GraphEmulatorHost Host { get; }

    internal HttpClient Client => _client;

    internal string? Token
    {
        get => _token;
        set => _token = value;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Starts an emulator over a sample, and signs in with the default application.</summary>
    internal static async Task<Running> StartAsync(string sample = "Contoso", Func<EmulatorOptions, EmulatorOptions>? change = null, bool signIn = true)
    {
        var options = new EmulatorOptions { SnapshotPath = SamplePath(sample), DeviceCodePolls = 0 };
        var running = new Running(await GraphEmulatorHost.StartAsync(change is null ? options : change(options)));
        if (signIn)
        {
            running.Token = await running.TokenAsync(running.Host.DefaultClient.ClientId, running.Host.DefaultClient.Secret);
        }

        return running;
    }

    internal static string SamplePath(string sample) => Path.Combine(
        typeof(Running).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "src", "SignInRecovery", "Samples", sample);

    /// <summary>A token for an application whose permissions are these.</summary>
    internal static EmulatorApplication Application(params string[] permissions) => new()
    {
        ClientId = "0d1f7a52-6b1c-4a0d-8f55-000000000001",
        Secrets = new Dictionary<string, DateTimeOffset?> { ["the secret"] = null },
        ApplicationPermissions = permissions,
    };

    internal async Task<string> TokenAsync(string clientId, string secret)
    {
        var answer = await FormAsync("oauth2/v2.0/token", ("client_id", clientId), ("client_secret", secret), ("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Json.GetProperty("access_token").GetString()!;
    }

    /// <summary>A delegated token for the person who signs in, by device code.</summary>
    internal async Task<string> UserTokenAsync(string scope = "https://graph.microsoft.com/.default")
    {
        var begun = await FormAsync("oauth2/v2.0/devicecode", ("client_id", EmulatorApplication.CommandLineToolsId), ("scope", scope));
        var answer = await FormAsync("oauth2/v2.0/token", ("client_id", EmulatorApplication.CommandLineToolsId), ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", begun.Json.GetProperty("device_code").GetString()!));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Json.GetProperty("access_token").GetString()!;
    }

    internal async Task<Answer> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _client.PostAsync(new Uri($"{Host.Authority}/{path}"), content);
        return await Answer.ReadAsync(response);
    }

    internal Task<Answer> GetAsync(string path, bool isEventual = false) => SendAsync(HttpMethod.Get, path, null, isEventual);

    internal Task<Answer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    internal Task<Answer> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, body);

    internal Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    internal async Task<Answer> SendAsync(HttpMethod method, string path, string? body, bool isEventual = false)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("https://", StringComparison.Ordinal) ? new Uri(path) : new Uri(Host.BaseAddress, path.StartsWith("/beta/", StringComparison.Ordinal) ? path : "/v1.0" + path));
        if (_token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        if (isEventual)
        {
            request.Headers.Add("ConsistencyLevel", "eventual");
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await _client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Every object of a collection, following the links.</summary>
    internal async Task<List<JsonElement>> AllAsync(string path, bool isEventual = false)
    {
        var all = new List<JsonElement>();
        string? next = path;
        while (next is not null)
        {
            var page = await GetAsync(next, isEventual);
            Assert.True(page.Status == HttpStatusCode.OK, page.Text);
            all.AddRange(page.Values);
            next = page.NextLink;
        }

        return all;
    }
}
