namespace SignInRecovery.Tenants.Import;

/// <summary>The doubts and faults that reading one object brings up.</summary>
internal sealed class ObjectReading
{
    /// <summary>What cannot be trusted in an object that is taken all the same.</summary>
    public List<ReadingRemark> Doubts { get; } = [];

    /// <summary>Why the object cannot be taken; empty when it can.</summary>
    public List<ReadingRemark> Faults { get; } = [];

    public void Doubt(string errorId, string path, long offset, string reason) => Doubts.Add(new ReadingRemark(errorId, path, offset, reason));

    public void Fault(string path, long offset, string reason) => Faults.Add(new ReadingRemark(ImportErrorIds.NotReadable, path, offset, reason));

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
}
