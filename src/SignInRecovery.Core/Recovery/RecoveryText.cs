using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>A path in words, as a calm colleague would say it; for a console.</summary>
public static class RecoveryText
{
    private const int Narrowest = 40;
    private const string Indent = "   ";

    /// <summary>A path in lines of a width: in full, or for a path that is one of several alike, in short.</summary>
    /// <param name="path">The path.</param>
    /// <param name="width">The width in columns.</param>
    /// <param name="isFull">Whether the steps are there; null: as the path's place among its likes wants it.</param>
    public static IReadOnlyList<string> Lines(RecoveryPath path, int width, bool? isFull = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        int columns = Math.Max(Narrowest, width - 1);
        var lines = new List<string>();
        if (path.IsFirstOfCause && path.Cause is string cause)
        {
            Wrap(lines, $"{path.Error} can mean: {cause}.", string.Empty, columns);
            lines.Add(string.Empty);
        }

        Wrap(lines, $"{path.Rank}. {Ended(path.Title)}", string.Empty, columns, Indent);
        if (!(isFull ?? !path.IsAlternative))
        {
            Wrap(lines, Short(path), Indent, columns);
            lines.Add(string.Empty);
            return lines;
        }

        Wrap(lines, $"{RouteName(path.Route)}{(path.Actor == "You" ? string.Empty : ": " + path.Actor)}. {CertaintySentence(path)}", Indent, columns);
        foreach (RecoveryStep step in path.Steps)
        {
            string who = step.Actor == path.Actor ? string.Empty : $"{step.Actor}: ";
            Wrap(lines, $"{step.Number.ToString(CultureInfo.InvariantCulture)}) {who}{step.Text}", Indent, columns, Indent + "   ");
            Wrap(lines, step.Where, Indent + "   ", columns);
            lines.Add(Indent + "   PS> " + Printable.Line(step.Command));
        }

        Each(lines, "Needs", path.Needs.Select(n => n.Text), columns);
        if (path.Contact is SupportContactReference contact)
        {
            Each(lines, "Call", [$"{SupportWays.NameOf(contact.Team)}. {contact.AskFor}", .. Ways(contact), contact.Command], columns);
            Each(lines, "Have ready", contact.HaveReady, columns);
        }

        Each(lines, "Mind", path.Cautions, columns);
        if (path.Shared.Count > 0)
        {
            Each(lines, "Mind", [$"{path.Actor} {string.Join("; ", path.Shared)}: what locks one out may lock both out."], columns);
        }

        Each(lines, "Basis", path.Basis.Select(f => $"{f.Source}, {f.SourceDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated"}, {f.Status}").Distinct(StringComparer.Ordinal), columns);
        lines.Add(string.Empty);
        return lines;
    }

    /// <summary>How sure a path is, in a sentence.</summary>
    /// <param name="path">The path.</param>
    public static string CertaintySentence(RecoveryPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string lead = path.Certainty switch
        {
            RecoveryCertainty.Certain => "Microsoft's current documentation says so.",
            RecoveryCertainty.Likely => "Likely.",
            RecoveryCertainty.Disputed => "Sources disagree on this.",
            _ => "Unknown whether it works.",
        };
        return path.Doubt.Length == 0 ? lead : $"{lead} {path.Doubt}";
    }

    /// <summary>A route in words.</summary>
    /// <param name="route">The route.</param>
    public static string RouteName(RecoveryRoute route) => route switch
    {
        RecoveryRoute.SelfService => "By yourself",
        RecoveryRoute.Colleague => "By a colleague",
        RecoveryRoute.Partner => "By the partner",
        RecoveryRoute.Microsoft => "By support",
        _ => "To prepare",
    };

    /// <summary>A way to reach a team in words.</summary>
    /// <param name="way">The way.</param>
    internal static string Way(SupportWay way)
    {
        string value = way.Value.Length > 0 ? way.Value + (way.Condition.Length > 0 ? $": {way.Condition}" : string.Empty) : way.Condition;
        string date = way.SourceDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated";
        return $"{value} [{way.Status}, {date}]";
    }

    /// <summary>The ways to reach a team in words; where there is none, a sentence that says so.</summary>
    /// <param name="contact">The team.</param>
    internal static IEnumerable<string> Ways(SupportContactReference contact) => contact.Ways.Count > 0
        ? contact.Ways.Select(Way)
        : ["No way to reach this team in this cloud stands in any source."];

    private static string Short(RecoveryPath path)
    {
        string shared = path.Shared.Count > 0 ? $" But {path.Actor} {string.Join("; ", path.Shared)}." : string.Empty;
        string needs = string.Join("; ", path.Needs.Where(n => n.Kind is RecoveryNeedKind.Role or RecoveryNeedKind.Activation or RecoveryNeedKind.Approval).Select(n => n.Text));
        return $"{CertaintySentence(path)}{shared} {needs}".Trim();
    }

    private static string Ended(string title) => title.EndsWith('.') ? title : title + ".";

    private static void Each(List<string> lines, string label, IEnumerable<string> items, int columns)
    {
        bool isFirst = true;
        foreach (string item in items)
        {
            string lead = Indent + (isFirst ? label + ":" : string.Empty).PadRight(11) + " ";
            Wrap(lines, item, lead, columns, new string(' ', lead.Length));
            isFirst = false;
        }
    }

    private static void Wrap(List<string> lines, string text, string lead, int columns, string? next = null)
    {
        next ??= new string(' ', lead.Length);
        string line = lead;
        bool isEmpty = true;
        foreach (string word in Printable.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > columns)
            {
                lines.Add(line);
                line = next;
                isEmpty = true;
            }

            line = isEmpty ? line + word : $"{line} {word}";
            isEmpty = false;
        }

        lines.Add(line);
    }
}
