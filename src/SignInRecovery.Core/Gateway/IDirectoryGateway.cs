namespace SignInRecovery.Gateway;

/// <summary>
/// The only door between the cmdlets and the packages that talk to Microsoft Entra (Microsoft.Graph, Azure.Identity).
/// It is implemented by SignInRecovery.Graph, which lives in a load context of its own.
/// </summary>
/// <remarks>
/// Only types of this assembly and of System.Private.CoreLib may appear in a signature here, or in the signature of a
/// type that appears here: on .NET 8 and 9 the load context carries a newer System.Text.Json and DiagnosticSource than
/// the runtime, and a type of theirs would be two types, one on each side. Even <see cref="System.Uri"/> is outside
/// CoreLib; addresses cross as text. A test walks the whole closure.
/// </remarks>
public interface IDirectoryGateway
{
    /// <summary>Says which packages answer in this process, and where a new session would go. It needs no network.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The versions and files of the packages in use, the Graph endpoint and the sign-in authority.</returns>
    /// <exception cref="DirectoryException">A package could not be used.</exception>
    Task<GatewayDescription> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Signs in. Nothing is stored on disk; the session's tokens live as long as the session.</summary>
    /// <param name="request">Who signs in, where, and what for.</param>
    /// <param name="events">Told what a person has to do, and what happens.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session.</returns>
    /// <exception cref="DirectoryException">
    /// The sign-in failed; <see cref="DirectoryException.Code"/> is the sign-in service's AADSTS code where it gave one.
    /// </exception>
    Task<IDirectorySession> ConnectAsync(SessionRequest request, IDirectoryEvents events, CancellationToken cancellationToken);
}
