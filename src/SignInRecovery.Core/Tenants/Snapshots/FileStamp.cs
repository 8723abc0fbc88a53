namespace SignInRecovery.Tenants.Snapshots;

/// <summary>What is remembered of a file, to notice that it was changed: its length in bytes and its time of last write.</summary>
internal readonly record struct FileStamp(long Length, DateTime LastWriteUtc)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : new FileStamp(-1, default);
    }
}
