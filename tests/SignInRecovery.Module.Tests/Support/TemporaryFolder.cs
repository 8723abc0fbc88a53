namespace SignInRecovery.Tests.Support;

/// <summary>A folder of the test's own, deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("SignInRecovery-").FullName;

    /// <summary>Writes a file, with the folders above it.</summary>
    /// <param name="relativePath">Where, seen from <see cref="Path"/>.</param>
    /// <param name="text">What.</param>
    public string Write(string relativePath, string text = "")
    {
        var file = System.IO.Path.Combine(Path, relativePath);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
