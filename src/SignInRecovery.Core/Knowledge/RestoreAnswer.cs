namespace SignInRecovery.Knowledge;

/// <summary>What a table of Microsoft prints for a pair of roles.</summary>
public enum RestoreAnswer
{
    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>Yes with an asterisk whose footnote the page does not have.</summary>
    Uncertain,
}
