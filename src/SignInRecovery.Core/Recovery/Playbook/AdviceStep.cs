namespace SignInRecovery.Recovery;

/// <summary>One step of an advice.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Where">Where to click.</param>
/// <param name="Command">The command that does it or opens the page.</param>
/// <param name="Actor">Who does it; null for the actor of the advice.</param>
internal sealed record AdviceStep(string Text, string Where, string Command, string? Actor = null)
{
    /// <summary>A step that is a page to open.</summary>
    /// <param name="text">What to do there.</param>
    /// <param name="address">Its address.</param>
    public static AdviceStep Page(string text, string address) => new(text, address, $"Start-Process '{address}'");

    /// <summary>A step that is a call or a page of a team.</summary>
    /// <param name="text">What to do.</param>
    /// <param name="where">Where the number or page is.</param>
    /// <param name="team">The team.</param>
    public static AdviceStep Call(string text, string where, Support.SupportTeam team) => new(text, where, $"Get-SupportContact -Team {team}");
}
