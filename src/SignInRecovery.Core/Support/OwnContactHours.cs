using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Support;

/// <summary>A span of hours in which one of the organisation's own contacts answers, in the contact's time zone.</summary>
public sealed record OwnContactHours
{
    /// <summary>The days, as a list or spans of English short names: <c>Mon-Fri</c>, <c>Sat,Sun</c>.</summary>
    public required string Days { get; init; }

    /// <summary>The hour at which the span begins, <c>08:00</c>.</summary>
    [JsonConverter(typeof(HourConverter))]
    public required TimeOnly From { get; init; }

    /// <summary>The hour at which it ends; an end before the beginning lies on the next day.</summary>
    [JsonConverter(typeof(HourConverter))]
    public required TimeOnly To { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Days} {From:HH\\:mm} to {To:HH\\:mm}");
}
