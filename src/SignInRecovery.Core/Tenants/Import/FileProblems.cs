using System.Globalization;

namespace SignInRecovery.Tenants.Import;

/// <summary>The problems of whole files, each with its stable id and what to do.</summary>
internal static class FileProblems
{
    public static ImportProblem PathNotFound(string path) => Whole(path, ImportErrorIds.PathNotFound, ImportSeverity.Error,
        $"The path '{SafeText.Show(path)}' does not exist.", "Check the path.");

    public static ImportProblem NotReadable(string file, string reason) => Whole(file, ImportErrorIds.FileNotReadable, ImportSeverity.Error,
        $"The file could not be read: {SafeText.Show(reason)}", "Check the permissions of the file, and that no other program holds it.");

    public static ImportProblem TooLarge(string file, long limit) => Whole(file, ImportErrorIds.FileTooLarge, ImportSeverity.Error,
        string.Create(CultureInfo.InvariantCulture, $"The file is larger than {limit / 1024.0 / 1024.0:0.#} MiB, and was not read."),
        "Import a file that holds policies only, or split it.");

    public static ImportProblem TooManyFiles(string folder, int limit) => Whole(folder, ImportErrorIds.TooManyFiles, ImportSeverity.Error,
        string.Create(CultureInfo.InvariantCulture, $"The folder holds more than {limit} files; the rest was not read."),
        "Name the folder that holds the export, not one above it.");

    public static ImportProblem NotJson(string file, string reason) => Whole(file, ImportErrorIds.NotJson, ImportSeverity.Error,
        reason, "Import the JSON file that Microsoft Graph or a tool exported.");

    public static ImportProblem Empty(string file) => Whole(file, ImportErrorIds.EmptyFile, ImportSeverity.Error,
        "The file is empty.", "Export the policies again, or remove the file.");

    public static ImportProblem EncodingGuessed(string file) => Whole(file, ImportErrorIds.EncodingGuessed, ImportSeverity.Warning,
        "The file does not say its encoding and is not UTF-8; it was guessed, so names with letters beyond A to Z may be wrong.",
        "Save the file as UTF-8.");

    public static ImportProblem LinkNotFollowed(string path) => Whole(path, ImportErrorIds.LinkNotFollowed, ImportSeverity.Warning,
        "The entry is a symbolic link or junction, and was not followed.", "Name the link's target if it belongs to the export.");

    public static ImportProblem DuplicateId(string file, string id) => Whole(file, ImportErrorIds.DuplicateId, ImportSeverity.Error,
        $"The object has the id {SafeText.Show(id)}, and another object with this id and other content was taken before.",
        "Keep the version that the tenant has, and remove the other.");

    public static ImportProblem ImporterFault(string file, Exception fault) => Whole(file, ImportErrorIds.ImporterFault, ImportSeverity.Error,
        $"The importer failed on the file ({fault.GetType().Name}: {SafeText.Show(fault.Message)}), so the rest of it was not read.",
        "Please report this with the file, after removing what is confidential, and import the policies as Microsoft Graph returns them.");

    public static ImportProblem Nothing(string path, string reason) => Whole(path, ImportErrorIds.NothingToImport, ImportSeverity.Error,
        reason, "Name a file or folder with Conditional Access policies, an EntraExporter folder or a snapshot.");

    private static ImportProblem Whole(string file, string errorId, ImportSeverity severity, string reason, string action) =>
        new(file, null, null, null, null, errorId, reason, action, severity);
}
