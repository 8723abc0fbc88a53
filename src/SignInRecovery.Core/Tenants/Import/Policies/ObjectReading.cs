namespace SignInRecovery.Tenants.Import;

/// <summary>The doubts and faults that reading one object brings up.</summary>
internal sealed class ObjectReading
{
    // A list of a million names is one mistake; beyond this many remarks an object has no more to say.
    private const int MaxRemarks = 500;

    /// <summary>What cannot be trusted in an object that is taken all the same.</summary>
    public List<ReadingRemark> Doubts { get; } = [];

    /// <summary>Why the object cannot be taken; empty when it can.</summary>
    public List<ReadingRemark> Faults { get; } = [];

    public void Doubt(string errorId, string path, long offset, string reason) => Add(Doubts, errorId, path, offset, reason);

    public void Fault(string path, long offset, string reason) => Add(Faults, ImportErrorIds.NotReadable, path, offset, reason);

    /// <summary>A fault where the value decides about access, otherwise a doubt.</summary>
    public void Report(bool decisive, string errorId, string path, long offset, string reason)
    {
        if (decisive)
        {
            Fault(path, offset, reason);
        }
        else
        {
            Doubt(errorId, path, offset, reason);
        }
    }

    private static void Add(List<ReadingRemark> remarks, string errorId, string path, long offset, string reason)
    {
        if (remarks.Count < MaxRemarks)
        {
            remarks.Add(new ReadingRemark(errorId, path, offset, reason));
        }
        else if (remarks.Count == MaxRemarks)
        {
            remarks.Add(new ReadingRemark(errorId, path, offset, $"{path} and more places have the like; they are not listed."));
        }
    }
}
