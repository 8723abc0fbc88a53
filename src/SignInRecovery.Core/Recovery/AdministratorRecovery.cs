using SignInRecovery.Facts;

namespace SignInRecovery.Recovery;

/// <summary>Whether somebody could bring one administrator back: a line of <c>Get-RecoveryPath -All</c>.</summary>
public sealed record AdministratorRecovery
{
    /// <summary>What people call the administrator.</summary>
    public required string Administrator { get; init; }

    /// <summary>The sign-in name.</summary>
    public string? SignInName { get; init; }

    /// <summary>The object id.</summary>
    public required string Id { get; init; }

    /// <summary>The roles that the administrator holds or may activate.</summary>
    public required IReadOnlyList<string> Roles { get; init => field = value.Indexed(); }

    /// <summary>
    /// How many people can surely bring the account back by themselves (password and authentication methods, as far as this
    /// tenant keeps them), and depend on nothing that the account depends on.
    /// </summary>
    public required int IndependentHelpers { get; init; }

    /// <summary>How many can, and share something with the account.</summary>
    public required int DependentHelpers { get; init; }

    /// <summary>Of how many it is not sure.</summary>
    public required int UnsureHelpers { get; init; }

    /// <summary>The one to ask first; null when there is nobody, or nobody was seen.</summary>
    public string? FirstHelper { get; init; }

    /// <summary>The object id of the first helper; null when there is nobody.</summary>
    public string? FirstHelperId { get; init; }

    /// <summary>How the first helper comes to help: "Global Administrator", "after the approval of Ada", "in 2 steps".</summary>
    public string? Via { get; init; }

    /// <summary>How sure the first helper is.</summary>
    public required RecoveryCertainty Certainty { get; init; }

    /// <summary>What there is to know, in one or two sentences.</summary>
    public required string Reason { get; init; }

    /// <summary>What was not seen and could change the answer.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); } = [];

    /// <summary>Whether it is known that nobody can help, in one step or several.</summary>
    public bool IsAlone => HasNobodySure && FirstHelper is null && UnsureHelpers == 0 && Missing.Count == 0;

    /// <summary>Whether nobody can help surely, and somebody may: of a helper it is not sure, or something was not seen.</summary>
    public bool IsUnsure => HasNobodySure && !IsAlone;

    private bool HasNobodySure => IndependentHelpers + DependentHelpers == 0 && Certainty < RecoveryCertainty.Likely;

    /// <inheritdoc/>
    public override string ToString() => $"{Administrator}: {Reason}";
}
