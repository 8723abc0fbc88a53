namespace SignInRecovery.Tenants.Import;

/// <summary>How much of a section an import holds. The words are those of the snapshot's tenant.json.</summary>
public enum ImportedSectionStatus
{
    /// <summary>The source does not hold the section.</summary>
    NotCollected,

    /// <summary>The source holds a part of the section, or some of its objects could not be taken.</summary>
    Partial,

    /// <summary>Everything that the source says of the section was taken.</summary>
    Complete,
}
