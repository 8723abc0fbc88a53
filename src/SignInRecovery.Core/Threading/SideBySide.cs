using System.Runtime.ExceptionServices;

namespace SignInRecovery.Threading;

/// <summary>Runs pieces of work that do not depend on one another on the processors that there are.</summary>
internal static class SideBySide
{
    private const int MaximumWorkers = 4;

    /// <summary>How many pieces run at a time.</summary>
    public static int Workers { get; } = Math.Clamp(Environment.ProcessorCount, 1, MaximumWorkers);

    /// <summary>
    /// Does every piece once, beginning them in their order, and returns when all are done. The first fault ends the rest and
    /// arrives as what it is.
    /// </summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="work">Does one; may be called from several threads.</param>
    /// <param name="cancellationToken">Ends the work between pieces.</param>
    public static void Run(IReadOnlyList<int> pieces, Action<int> work, CancellationToken cancellationToken)
    {
        int next = -1;
        ExceptionDispatchInfo? fault = null;
        var workers = new Action[Math.Min(Workers, pieces.Count)];
        Array.Fill(workers, Drain);
        Parallel.Invoke(workers);
        fault?.Throw();
        cancellationToken.ThrowIfCancellationRequested();

        void Drain()
        {
            try
            {
                while (Volatile.Read(ref fault) is null && !cancellationToken.IsCancellationRequested && Interlocked.Increment(ref next) is int piece && piece < pieces.Count)
                {
                    work(pieces[piece]);
                }
            }
            catch (Exception exception)
            {
                // Kept, not swallowed: it is thrown again on the caller's thread.
                _ = Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }
}
