using System.Globalization;

namespace SignInRecovery.Tenants.Import;

/// <summary>Makes problems that point into one file.</summary>
internal sealed class FilePlace(string file, TextPositions positions)
{
    public string File => file;

    public ImportProblem Problem(long offset, int? index, string errorId, ImportSeverity severity, string reason, string action, string? name = null)
    {
        (long line, long column) = positions.Locate(offset);
        return new ImportProblem(file, line, column, index, name, errorId, reason, action, severity);
    }

    /// <summary>The fault of a value that is no JSON, with the name and state of the object that it cost, as far as they could be read.</summary>
    public ImportProblem Broken(long fault, bool tooDeep, ImportNode? unfinished, ImportLimits limits)
    {
        string? name = unfinished?.FindText("displayName");
        string cost = name is null ? string.Empty : $" The object '{SafeText.Show(name)}' was not taken.";
        return tooDeep
            ? Problem(fault, null, ImportErrorIds.NestingTooDeep, ImportSeverity.Error,
                string.Create(CultureInfo.InvariantCulture, $"The file nests deeper than {limits.MaxDepth} levels here.{cost}"),
                "Remove the nesting: no object of Microsoft Graph needs it.")
            : Problem(fault, null, ImportErrorIds.InvalidJson, ImportSeverity.Error,
                $"The JSON text breaks off or is malformed here.{cost}",
                "Export the file again, or correct it at this place.") with
            {
                ObjectName = name is null ? null : SafeText.Show(name),
                ObjectState = unfinished?.FindText("state") is { } state ? SafeText.Show(state) : null,
            };
    }

    /// <summary>One warning for all values of the file that are no policy.</summary>
    public ImportProblem NotAPolicy(List<ImportNode> nodes, bool beside)
    {
        ImportNode first = nodes[0];
        string? name = first.FindText("displayName") ?? first.FindText("name");
        string what = nodes.Count == 1 ? "One value of the file is" : string.Create(CultureInfo.InvariantCulture, $"{nodes.Count} values of the file are");
        string type = JsonNoise.ODataType(first) is { } odata ? $" The first is a {SafeText.Show(odata)}." : string.Empty;
        return Problem(first.Offset, null, ImportErrorIds.NotAPolicy, ImportSeverity.Warning,
            beside
                ? $"{what} no Conditional Access policy, named location or authentication strength, and was passed over.{type}"
                : $"The file holds no Conditional Access policy, named location or authentication strength.{type}",
            "Nothing is to be done if the file is meant to hold other objects too; otherwise leave it out.",
            name is null ? null : SafeText.Show(name));
    }
}
