namespace SignInRecovery.Support;

/// <summary>What a telephone number is among those of its country.</summary>
public enum SupportNumberUse
{
    /// <summary>The number that the page prints first.</summary>
    Main,

    /// <summary>A number that the page offers beside it.</summary>
    Alternative,

    /// <summary>
    /// What Microsoft's page of 2021-07-17 printed for the country, where the later page prints another country's number and
    /// is probably wrong.
    /// </summary>
    Printed2021,

    /// <summary>A number that the organisation itself keeps.</summary>
    Own,
}
