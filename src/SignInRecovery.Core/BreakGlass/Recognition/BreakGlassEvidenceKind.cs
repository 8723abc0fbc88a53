namespace SignInRecovery.BreakGlass;

/// <summary>What a piece of evidence is about.</summary>
public enum BreakGlassEvidenceKind
{
    /// <summary>Somebody declared the account.</summary>
    Declaration,

    /// <summary>The role Global Administrator.</summary>
    Role,

    /// <summary>Where the account lives: in the cloud, or in an on-premises directory.</summary>
    Source,

    /// <summary>The domain of its sign-in name.</summary>
    Domain,

    /// <summary>Exclusions from Conditional Access policies.</summary>
    Exclusion,

    /// <summary>The registered authentication methods.</summary>
    Methods,

    /// <summary>When it signs in.</summary>
    Activity,

    /// <summary>Licences.</summary>
    Licence,

    /// <summary>The protection of the account or of its group.</summary>
    Protection,

    /// <summary>Its name, which counts least.</summary>
    Name,

    /// <summary>Whether it can be used at all.</summary>
    State,
}
