namespace SignInRecovery.ConditionalAccess;

/// <summary>What is known of a user as an external user, where the directory object does not tell.</summary>
/// <param name="Type">The one kind; None for an internal member, null when it is not known.</param>
/// <param name="HomeTenantId">The home tenant; null when it is not known or there is none.</param>
public sealed record ExternalUser(GuestOrExternalUserTypes? Type, string? HomeTenantId = null);
