namespace SignInRecovery.Gateway;

/// <summary>What a session says while it works. Calls come from any thread, and none of them carries a secret.</summary>
public interface IDirectoryEvents
{
    /// <summary>Says what happens and what waits for what, for those who asked for it.</summary>
    /// <param name="text">One or more complete sentences.</param>
    void Verbose(string text);

    /// <summary>Says what a person must know although the work goes on.</summary>
    /// <param name="text">One or more complete sentences.</param>
    void Warning(string text);

    /// <summary>Tells a person where to sign in, and with which code. The work waits until it is done.</summary>
    /// <param name="message">The sign-in service's own words.</param>
    /// <param name="address">Where to go.</param>
    /// <param name="code">The code to type there.</param>
    /// <param name="expiresAt">When the code ends.</param>
    void DeviceCode(string message, string address, string code, DateTimeOffset expiresAt);

    /// <summary>Says how far a collection has come.</summary>
    /// <param name="progress">How far.</param>
    void Progress(CollectionProgress progress);
}
