using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A resource of a sign-in, with what is known of it.</summary>
/// <param name="AppId">Its app id.</param>
/// <param name="Known">The application of Microsoft that it is; null when it is none that this version knows.</param>
/// <param name="Principal">The service principal that was seen; null when none was.</param>
/// <param name="PrincipalMissing">Why there may be one that was not seen; null when there is none.</param>
/// <param name="IsOwn">Whether it is registered in this tenant, and so is no application of Microsoft.</param>
internal sealed record ResolvedResource(string AppId, KnownApplication? Known, ServicePrincipal? Principal, MissingFact? PrincipalMissing, bool IsOwn);
