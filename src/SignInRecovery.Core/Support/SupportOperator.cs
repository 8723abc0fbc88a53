namespace SignInRecovery.Support;

/// <summary>Who operates the service that a number is for.</summary>
public enum SupportOperator
{
    /// <summary>Microsoft.</summary>
    Microsoft,

    /// <summary>21Vianet, in China.</summary>
    Vianet21,
}
