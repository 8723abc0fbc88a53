namespace SignInRecovery.Tenants.Import;

/// <summary>The stable ids of <see cref="ImportProblem.ErrorId"/>. An id is never renamed or reused.</summary>
public static class ImportErrorIds
{
    /// <summary>Error: the path does not exist.</summary>
    public const string PathNotFound = "PathNotFound";

    /// <summary>Error: the operating system refused to open or read the file or folder.</summary>
    public const string FileNotReadable = "FileNotReadable";

    /// <summary>Error: the file is larger than the importer reads.</summary>
    public const string FileTooLarge = "FileTooLarge";

    /// <summary>Error: the folder holds more files than the importer reads.</summary>
    public const string TooManyFiles = "TooManyFiles";

    /// <summary>Error: the file has no content.</summary>
    public const string EmptyFile = "EmptyFile";

    /// <summary>Error: the file is no JSON text (a web page, plain text, an archive, binary data).</summary>
    public const string NotJson = "NotJson";

    /// <summary>Error: the JSON text breaks off or is malformed.</summary>
    public const string InvalidJson = "InvalidJson";

    /// <summary>Error: the JSON text nests deeper than the importer follows.</summary>
    public const string NestingTooDeep = "NestingTooDeep";

    /// <summary>Error: the file has so many faults that the rest of it was not read.</summary>
    public const string TooManyFaults = "TooManyFaults";

    /// <summary>Error: the importer itself failed on the file.</summary>
    public const string ImporterFault = "ImporterFault";

    /// <summary>Error: nothing that can be imported was found.</summary>
    public const string NothingToImport = "NothingToImport";

    /// <summary>Error: the object says something that Microsoft Graph does not define where its meaning is decided.</summary>
    public const string NotReadable = "NotReadable";

    /// <summary>Error: another object with the same id and other content was taken before.</summary>
    public const string DuplicateId = "DuplicateId";

    /// <summary>Warning: an object or file holds nothing of Conditional Access and was passed over.</summary>
    public const string NotAPolicy = "NotAPolicy";

    /// <summary>Warning: a symbolic link was not followed.</summary>
    public const string LinkNotFollowed = "LinkNotFollowed";

    /// <summary>Warning: the encoding of the file was guessed.</summary>
    public const string EncodingGuessed = "EncodingGuessed";

    /// <summary>Warning: a text held characters that no encoding can carry; they were replaced.</summary>
    public const string DamagedText = "DamagedText";

    /// <summary>Warning: a name or a placeholder stands where Microsoft Graph has an id; it was kept as it is.</summary>
    public const string UnresolvableId = "UnresolvableId";

    /// <summary>Warning: the object has no id; one was made from the file and the position.</summary>
    public const string MissingId = "MissingId";

    /// <summary>Warning: the object has no display name; one was made from the file and the position.</summary>
    public const string MissingName = "MissingName";

    /// <summary>Warning: the policy does not say whether it is enabled.</summary>
    public const string MissingState = "MissingState";

    /// <summary>Warning: the policy does not say how its grant controls combine.</summary>
    public const string MissingOperator = "MissingOperator";

    /// <summary>Warning: the policy has no grant controls and no session controls, not even empty ones.</summary>
    public const string MissingControls = "MissingControls";

    /// <summary>Warning: the policy names no users, or no target resources.</summary>
    public const string MissingAssignment = "MissingAssignment";

    /// <summary>Warning: a property that the importer does not know was kept.</summary>
    public const string UnknownProperty = "UnknownProperty";

    /// <summary>Warning: a value that the importer does not know stands where it decides nothing about access.</summary>
    public const string UnknownValue = "UnknownValue";

    /// <summary>Warning: a value had another shape than Microsoft Graph gives it, and could be read all the same.</summary>
    public const string UnexpectedShape = "UnexpectedShape";

    /// <summary>Warning: a date could not be read and was left out.</summary>
    public const string UnreadableDate = "UnreadableDate";

    /// <summary>Warning: a folder of the export has no section in a snapshot.</summary>
    public const string FolderNotMapped = "FolderNotMapped";

    /// <summary>Warning: the export holds only a part of a section.</summary>
    public const string SectionIncomplete = "SectionIncomplete";
}
