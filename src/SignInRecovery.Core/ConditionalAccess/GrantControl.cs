using System.Diagnostics.CodeAnalysis;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// One grant control. It is written as Graph's name of it, with the id behind a colon where the control has one:
/// <c>mfa</c>, <c>authenticationStrength:00000000-0000-0000-0000-000000000004</c>, <c>termsOfUse:…</c>.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">
/// The id of an authentication strength, of terms of use or of a custom control, or the text of a control that this version
/// does not know; null otherwise.
/// </param>
public sealed record GrantControl(GrantControlKind Kind, string? Id = null)
{
    /// <summary>Access is blocked.</summary>
    public static GrantControl Block { get; } = new(GrantControlKind.Block);

    /// <summary>Multifactor authentication.</summary>
    public static GrantControl Mfa { get; } = new(GrantControlKind.Mfa);

    /// <summary>A device marked as compliant.</summary>
    public static GrantControl CompliantDevice { get; } = new(GrantControlKind.CompliantDevice);

    /// <summary>A Microsoft Entra hybrid joined device.</summary>
    public static GrantControl DomainJoinedDevice { get; } = new(GrantControlKind.DomainJoinedDevice);

    /// <summary>An authentication strength.</summary>
    /// <param name="id">Its id.</param>
    public static GrantControl Strength(string id) => new(GrantControlKind.AuthenticationStrength, id);

    /// <summary>Reads a control as it is written here and in scenario files.</summary>
    /// <param name="text">The text, in any case.</param>
    /// <param name="control">The control.</param>
    /// <returns>False when the text names no control.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GrantControl? control)
    {
        control = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? text : text[..colon];
        string? id = colon < 0 ? null : text[(colon + 1)..].Trim();
        if (!EnumTexts<GrantControlKind>.TryParse(name, out GrantControlKind kind) || kind == GrantControlKind.Unrecognized || NeedsId(kind) != id is { Length: > 0 })
        {
            return false;
        }

        control = new GrantControl(kind, id);
        return true;
    }

    /// <summary>Whether controls of a kind are told apart by an id.</summary>
    /// <param name="kind">The kind.</param>
    public static bool NeedsId(GrantControlKind kind) =>
        kind is GrantControlKind.AuthenticationStrength or GrantControlKind.TermsOfUse or GrantControlKind.CustomFactor;

    /// <inheritdoc/>
    public bool Equals(GrantControl? other) => other is not null && Kind == other.Kind && string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Id is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Id));

    /// <inheritdoc/>
    public override string ToString() => Kind == GrantControlKind.Unrecognized
        ? Id ?? "unknownFutureValue"
        : Id is null ? EnumTexts<GrantControlKind>.Print(Kind) : $"{EnumTexts<GrantControlKind>.Print(Kind)}:{Id}";
}
