using SignInRecovery.Gateway;

namespace SignInRecovery.Sessions;

/// <summary>Calls across the gateway, whose failures are explained.</summary>
internal static class LiveCalls
{
    /// <summary>Runs a call, and explains its failure.</summary>
    /// <typeparam name="T">What the call returns.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="target">What the call is about.</param>
    /// <exception cref="Facts.SignInRecoveryException">The call failed.</exception>
    public static async Task<T> ExplainAsync<T>(Func<Task<T>> call, object? target)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            throw DirectoryFaults.Explain(exception, target);
        }
    }
}
