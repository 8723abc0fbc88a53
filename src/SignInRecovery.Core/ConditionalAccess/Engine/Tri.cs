namespace SignInRecovery.ConditionalAccess;

/// <summary>The truth of a condition.</summary>
internal enum Tri : byte
{
    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It holds.</summary>
    True,

    /// <summary>Something of the tenant was not seen, or is left open by Microsoft's pages.</summary>
    Unknown,

    /// <summary>The context does not give the signal on which it rests.</summary>
    Absent,
}
