using SignInRecovery.Facts;

namespace SignInRecovery.Support;

/// <summary>
/// A contact that the organisation itself keeps: its indirect provider, its service desk, the custodians of its emergency
/// keys. The form is described in docs/support-contacts.md.
/// </summary>
public sealed record OwnContact
{
    /// <summary>The team that the contact belongs to.</summary>
    public required SupportTeam Team { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>For what it is; null when there is nothing to say.</summary>
    public string? Condition { get; init; }

    /// <summary>The telephone numbers, best first; with a leading + and the country code where they should be dialled from anywhere.</summary>
    public IReadOnlyList<string> Phones { get; init => field = value?.Indexed() ?? []; } = [];

    /// <summary>A page; null when there is none.</summary>
    public string? Url { get; init; }

    /// <summary>A mail address outside the tenant; null when there is none.</summary>
    public string? Mail { get; init; }

    /// <summary>A person or a place; null when there is none.</summary>
    public string? Person { get; init; }

    /// <summary>The languages that are spoken.</summary>
    public IReadOnlyList<string> Languages { get; init => field = value?.Indexed() ?? []; } = [];

    /// <summary>Whether somebody answers at all hours.</summary>
    public bool Always { get; init; }

    /// <summary>The hours in which somebody answers.</summary>
    public IReadOnlyList<OwnContactHours> Hours { get; init => field = value?.Indexed() ?? []; } = [];

    /// <summary>The time zone of the hours, as IANA names it (Europe/Berlin); null when it was not written down.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What to say.</summary>
    public IReadOnlyList<string> Say { get; init => field = value?.Indexed() ?? []; } = [];

    /// <summary>What to have at hand: a contract number, a code word's keeper.</summary>
    public IReadOnlyList<string> HaveReady { get; init => field = value?.Indexed() ?? []; } = [];

    /// <summary>The day on which somebody last made sure that the entry is right; null when nobody wrote it down.</summary>
    public DateOnly? Reviewed { get; init; }
}
