using System.Text;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>A snapshot whose users never end, so that only cancellation ends its reading.</summary>
internal sealed class EndlessSnapshot : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Task _feeding;

    private EndlessSnapshot(Func<string, Task> feed)
    {
        _ = _folder.Write("tenant.json", """{"schemaVersion":1,"displayName":"Endless","sections":{"users":{"status":"Complete"}}}""");
        _feeding = feed(System.IO.Path.Combine(_folder.Path, "users.jsonl"));
    }

    /// <summary>The snapshot folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Ends when the reader has let go of the file.</summary>
    public Task Released => _feeding;

    /// <summary>
    /// Makes the snapshot: its users come from a named pipe that is fed for as long as somebody reads it. Windows has no such
    /// files; there the file is so long that nobody waits for its end.
    /// </summary>
    public static async Task<EndlessSnapshot> CreateAsync()
    {
        var made = new TaskCompletionSource();
        var snapshot = new EndlessSnapshot(path => OperatingSystem.IsWindows() ? WriteAsync(path, made) : FeedAsync(path, made));
        _ = await Task.WhenAny(made.Task, snapshot._feeding);
        return snapshot;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static byte[] User(long id) => Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\",\"displayName\":\"User {id}\"}}\n");

    private static async Task WriteAsync(string path, TaskCompletionSource made)
    {
        await using (FileStream file = File.Create(path))
        {
            for (long id = 1; id <= 5_000_000; id++)
            {
                file.Write(User(id));
            }
        }

        made.SetResult();
    }

    private static async Task FeedAsync(string path, TaskCompletionSource made)
    {
        ChildProcessResult result = await ChildProcess.RunAsync("mkfifo", [path]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        made.SetResult();
        await Task.Run(() =>
        {
            // Opening waits for the reader.
            using var pipe = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            try
            {
                for (long id = 1; ; id++)
                {
                    pipe.Write(User(id));
                }
            }
            catch (IOException)
            {
                // The reader has closed its end.
            }
        });
    }
}
