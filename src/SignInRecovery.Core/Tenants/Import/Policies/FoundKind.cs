namespace SignInRecovery.Tenants.Import;

/// <summary>The objects that a file of policies can hold.</summary>
internal enum FoundKind
{
    Policy,
    NamedLocation,
    AuthenticationStrength,
    AuthenticationContext,
}
