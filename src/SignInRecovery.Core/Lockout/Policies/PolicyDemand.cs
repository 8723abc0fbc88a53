namespace SignInRecovery.Lockout;

/// <summary>What a policy asks of a sign-in, as far as it matters for being locked out.</summary>
internal enum PolicyDemand
{
    /// <summary>Nothing: it sets session controls only.</summary>
    Nothing,

    /// <summary>Something that a person can bring to any machine, alone or as an alternative: a second factor, terms of use.</summary>
    Proof,

    /// <summary>A device or an app that is managed, without an alternative.</summary>
    ManagedDeviceOrApp,

    /// <summary>Nothing satisfies it: it blocks.</summary>
    Block,
}
