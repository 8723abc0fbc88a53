using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Http;

/// <summary>Events of a collection, which shows what it waits for.</summary>
internal interface IWaitEvents : IDirectoryEvents
{
    /// <summary>Says what is waited for.</summary>
    void Waiting(string text);
}
