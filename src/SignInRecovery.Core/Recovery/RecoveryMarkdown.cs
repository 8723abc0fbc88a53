using System.Globalization;
using System.Text;
using SignInRecovery.Facts;
using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>A path as Markdown, for a ticket.</summary>
public static class RecoveryMarkdown
{
    /// <summary>The path as Markdown.</summary>
    /// <param name="path">The path.</param>
    public static string Of(RecoveryPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = new StringBuilder();
        _ = text.Append(CultureInfo.InvariantCulture, $"## {path.Rank}. {Escape(path.Title)}\n\n");
        Row(text, "Situation", path.Situation is RecoverySituation situation ? Situations.Get(situation).Title : null);
        Row(text, "Account", path.Account);
        Row(text, "Error code", path.Error is null ? null : path.Cause is null ? path.Error.ToString() : $"{path.Error}: {path.Cause}");
        Row(text, "Trace id", path.Error?.TraceId);
        Row(text, "Correlation id", path.Error?.CorrelationId);
        Row(text, "Time", path.Error?.Timestamp?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Row(text, "Who acts", $"{path.Actor} ({path.Route})");
        Row(text, "Certainty", path.Doubt.Length == 0 ? path.Certainty.ToString() : $"{path.Certainty}. {path.Doubt}");
        _ = text.Append("\n### Steps\n\n");
        foreach (RecoveryStep step in path.Steps)
        {
            string who = step.Actor == path.Actor ? string.Empty : $"**{Escape(step.Actor)}**: ";
            _ = text.Append(CultureInfo.InvariantCulture, $"{step.Number}. {who}{Escape(step.Text)}\n   - Where: {Escape(step.Where)}\n   - Command: {Code(step.Command)}\n");
        }

        Section(text, "Needs", path.Needs.Select(n => n.Text));
        if (path.Contact is SupportContactReference contact)
        {
            Section(text, "Contact", [$"{SupportWays.NameOf(contact.Team)}. {contact.AskFor}", .. RecoveryText.Ways(contact)]);
            _ = text.Append(CultureInfo.InvariantCulture, $"- {Code(contact.Command)}\n");
            Section(text, "Have ready", contact.HaveReady);
        }

        Section(text, "Mind", [.. path.Cautions, .. path.Shared.Count > 0 ? (string[])[$"{path.Actor} {string.Join("; ", path.Shared)}."] : []]);
        Section(text, "Basis", path.Basis.Select(f => f.ToString()));
        return text.ToString();
    }

    /// <summary>A table of administrators and their helpers.</summary>
    /// <param name="lines">The lines.</param>
    public static string Of(IReadOnlyList<AdministratorRecovery> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = new StringBuilder("| Administrator | Roles | Independent | Dependent | Unsure | First helper | How | Certainty |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (AdministratorRecovery line in lines)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"| {Escape(line.Administrator)} | {Escape(string.Join(", ", line.Roles))} | {line.IndependentHelpers} | {line.DependentHelpers} | {line.UnsureHelpers} | {Escape(line.FirstHelper ?? (line.IsAlone ? "nobody" : "not known"))} | {Escape(line.Via ?? line.Reason)} | {line.Certainty} |\n");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"- {label}: {Escape(value)}\n");
        }
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> items)
    {
        string[] lines = [.. items];
        if (lines.Length > 0)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
            foreach (string line in lines)
            {
                _ = text.Append(CultureInfo.InvariantCulture, $"- {Escape(line)}\n");
            }
        }
    }

    // A name of the tenant must not make a heading, a link, a picture or markup of a ticket.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in Printable.Line(text))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '!')
            {
                _ = escaped.Append('\\');
            }

            _ = escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string Code(string text)
    {
        string line = Printable.Line(text);
        string fence = line.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return $"{fence}{line}{fence}";
    }
}
