namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Collects problems while a snapshot is read; of many alike in one file it keeps the first and the number.</summary>
internal sealed class SnapshotProblemLog
{
    /// <summary>How many problems of one kind in one file are kept with their lines.</summary>
    public const int MaximumPerFile = 100;

    private readonly List<SnapshotProblem> _problems = [];
    private readonly Dictionary<(string ErrorId, string File), int> _counts = [];

    public void Add(string errorId, string file, long? line, string reason, string recommendedAction)
    {
        int count = _counts.GetValueOrDefault((errorId, file)) + 1;
        _counts[(errorId, file)] = count;
        if (count <= MaximumPerFile)
        {
            _problems.Add(new SnapshotProblem(errorId, file, line, reason, recommendedAction));
        }
    }

    /// <summary>The problems, with one more for each kind and file of which not all were kept.</summary>
    public IReadOnlyList<SnapshotProblem> ToList() =>
    [
        .. _problems,
        .. _counts
            .Where(c => c.Value > MaximumPerFile)
            .Select(c => new SnapshotProblem(c.Key.ErrorId, c.Key.File, null, $"{c.Value - MaximumPerFile} further lines have the same fault.", "Take the snapshot again.")),
    ];
}
