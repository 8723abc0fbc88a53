using System.Text.Json;

namespace SignInRecovery.Facts;

/// <summary>
/// A kind of file that people write for the module: suppressions, scenarios, contacts, attestations, declarations. The three
/// faults of all of them: it is not there, it cannot be read, it is not of the form.
/// </summary>
/// <param name="ErrorPrefix">The beginning of the error ids, such as <c>SuppressionFile</c> in <c>SuppressionFileNotFound</c>.</param>
/// <param name="Name">What people call it: "suppression file".</param>
/// <param name="Fault">What is said of a file of another form: "is not of the form that docs/suppressions.md describes".</param>
/// <param name="Mend">What to do about a file of another form, in a sentence that says what was not done.</param>
internal sealed record UserFile(string ErrorPrefix, string Name, string Fault, string Mend)
{
    /// <summary>What to do when it is not there.</summary>
    public string WhenMissing { get; init; } = "Check the path.";

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The path.</param>
    /// <param name="read">Reads it; a <see cref="JsonException"/> stands for another form.</param>
    /// <exception cref="SignInRecoveryException">The file is not there, cannot be read, or is not of the form.</exception>
    public T Read<T>(string path, Func<FileStream, T> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return read(stream);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SignInRecoveryException(ErrorPrefix + "NotFound", ErrorKind.NotFound, $"There is no {Name} at '{path}'.", WhenMissing, path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                ErrorPrefix + "Unreadable", ErrorKind.InputOutput, $"The {Name} '{path}' cannot be read. {exception.Message}", "Check that you may read the file.", path, exception);
        }
        catch (JsonException exception)
        {
            throw Invalid(path, exception.Message, exception);
        }
    }

    /// <summary>Refuses a version of the form that is not known.</summary>
    /// <param name="path">The path.</param>
    /// <param name="version">The file's schemaVersion.</param>
    /// <param name="current">The newest version that is read; the first is 1.</param>
    /// <exception cref="SignInRecoveryException">The version is not known.</exception>
    public void RequireVersion(string path, int version, int current)
    {
        if (version < 1 || version > current)
        {
            throw Invalid(path, $"Its schemaVersion is {version}; this version reads {current}.");
        }
    }

    /// <summary>A file of another form.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reason">What is wrong, in a sentence.</param>
    /// <param name="inner">The cause; null when there is none.</param>
    public SignInRecoveryException Invalid(string path, string reason, Exception? inner = null) => new(
        ErrorPrefix + "Invalid", ErrorKind.InvalidData, $"The {Name} '{path}' {Fault}. {reason}", Mend, path, inner);
}
