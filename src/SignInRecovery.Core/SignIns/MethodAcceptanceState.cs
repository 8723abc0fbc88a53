namespace SignInRecovery.SignIns;

/// <summary>Whether a sign-in accepts a method.</summary>
public enum MethodAcceptanceState
{
    /// <summary>Something that decides was not seen. This is not an acceptance.</summary>
    Unknown = 0,

    /// <summary>A sign-in accepts it.</summary>
    Accepted,

    /// <summary>A sign-in refuses it.</summary>
    Refused,
}
