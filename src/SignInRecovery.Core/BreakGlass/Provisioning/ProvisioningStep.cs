using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>One step of a plan. It does nothing when its check holds already.</summary>
public sealed record ProvisioningStep
{
    /// <summary>The step's place in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The stage that it belongs to; each stage is confirmed by itself.</summary>
    public required ProvisioningStage Stage { get; init; }

    /// <summary>The step's id within the plan, which the journal uses.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in a sentence with the real names.</summary>
    public required string Action { get; init; }

    /// <summary>The request of Microsoft Graph that does it.</summary>
    public required string Request { get; init; }

    /// <summary>What shows that it is done, and is asked before and after.</summary>
    public required string Check { get; init; }

    /// <summary>The permissions that it needs, all of them.</summary>
    public required IReadOnlyList<string> Permissions { get; init => field = value.Indexed(); }

    /// <summary>The directory role that a person needs for it; null when any will do.</summary>
    public string? Role { get; init; }

    /// <summary>Whether an earlier run did it, by the journal; it is looked at again, and done again only when it does not hold any more.</summary>
    public bool WasDone { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Printable.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number}. {Action}{(WasDone ? " (done before)" : string.Empty)}"));
}
