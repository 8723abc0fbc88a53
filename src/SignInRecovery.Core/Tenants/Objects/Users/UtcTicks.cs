namespace SignInRecovery.Tenants;

/// <summary>Times held as UTC ticks, 0 for none: 8 bytes instead of 24.</summary>
internal static class UtcTicks
{
    public static long From(DateTimeOffset? time) => time?.UtcTicks ?? 0;

    public static DateTimeOffset? ToTime(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
