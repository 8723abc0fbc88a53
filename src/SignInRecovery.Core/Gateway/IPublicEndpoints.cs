namespace SignInRecovery.Gateway;

/// <summary>
/// Asks the sign-in service's public endpoints, which need no sign-in and get no token. As everything that crosses the
/// boundary it knows only types of this assembly and of System.Private.CoreLib.
/// </summary>
public interface IPublicEndpoints
{
    /// <summary>Gets one address.</summary>
    /// <param name="address">The address; https only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DirectoryException">No answer came (<see cref="DirectoryErrorCodes.ServiceUnreachable"/>).</exception>
    Task<PublicAnswer> GetAsync(string address, CancellationToken cancellationToken);

    /// <summary>Posts a JSON body to one address.</summary>
    /// <param name="address">The address; https only.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DirectoryException">No answer came (<see cref="DirectoryErrorCodes.ServiceUnreachable"/>).</exception>
    Task<PublicAnswer> PostAsync(string address, string body, CancellationToken cancellationToken);
}
