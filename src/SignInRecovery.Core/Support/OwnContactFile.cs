using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;

namespace SignInRecovery.Support;

/// <summary>The file in which an organisation keeps its own contacts; its form is described in docs/support-contacts.md.</summary>
public sealed record OwnContactFile
{
    /// <summary>The newest version of the form that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The contacts, best first.</summary>
    public required IReadOnlyList<OwnContact> Contacts { get; init; }

    /// <summary>A file to begin with: each entry is an example to be replaced.</summary>
    public static OwnContactFile Template { get; } = new()
    {
        SchemaVersion = CurrentSchemaVersion,
        Contacts =
        [
            new OwnContact
            {
                Team = SupportTeam.OwnOrganization,
                Name = "Service desk",
                Condition = "Anybody who cannot sign in; the caller is checked in person.",
                Hours = [new OwnContactHours { Days = "Mon-Fri", From = new TimeOnly(8, 0), To = new TimeOnly(18, 0) }],
                TimeZone = "Europe/Berlin",
                Languages = ["German", "English"],
            },
            new OwnContact
            {
                Team = SupportTeam.OwnOrganization,
                Name = "Custodians of the emergency access keys",
                Condition = "No administrator can sign in. Two custodians open the safe together.",
                Person = "The names, and where each safe stands",
                HaveReady = ["The number of the incident"],
            },
            new OwnContact
            {
                Team = SupportTeam.Partner,
                Name = "Indirect provider",
                Condition = "Has delegated roles in the tenant; resets an administrator or opens the ticket with Microsoft.",
                Always = true,
                HaveReady = ["The number of the contract", "The tenant id"],
            },
        ],
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="SignInRecoveryException">
    /// The file is not there (<c>ContactFileNotFound</c>), cannot be read (<c>ContactFileUnreadable</c>), or is not of the form
    /// (<c>ContactFileInvalid</c>).
    /// </exception>
    public static OwnContactFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Check(JsonSerializer.Deserialize(stream, OwnContactFileContext.Default.OwnContactFile), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SignInRecoveryException(
                "ContactFileNotFound", ErrorKind.NotFound, $"There is no contact file at '{path}'.", "Check the path, or write a file with -ContactTemplate.", path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInRecoveryException(
                "ContactFileUnreadable", ErrorKind.InputOutput, $"The contact file '{path}' cannot be read. {exception.Message}", "Check that you may read the file.", path, exception);
        }
        catch (JsonException exception)
        {
            throw Invalid(path, exception.Message, exception);
        }
    }

    /// <summary>The file as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, OwnContactFileContext.Default.OwnContactFile) + "\n";

    private static OwnContactFile Check(OwnContactFile? file, string path)
    {
        if (file?.Contacts is null)
        {
            throw Invalid(path, "It is empty.");
        }

        if (file.SchemaVersion is < 1 or > CurrentSchemaVersion)
        {
            throw Invalid(path, $"Its schemaVersion is {file.SchemaVersion}; this version reads {CurrentSchemaVersion}.");
        }

        for (int index = 0; index < file.Contacts.Count; index++)
        {
            if (Fault(file.Contacts[index]) is string fault)
            {
                throw Invalid(path, $"Entry {index + 1} {fault}");
            }
        }

        return file;
    }

    private static string? Fault(OwnContact? contact) => contact switch
    {
        null => "is empty.",
        _ when string.IsNullOrWhiteSpace(contact.Name) => "has no name.",
        _ when contact.Phones.Any(string.IsNullOrWhiteSpace) => "has an empty telephone number.",
        _ when contact.Url is string url && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http") => $"has the url '{contact.Url}', which is no address of a page.",
        _ when contact.Hours.FirstOrDefault(h => h is null || !OwnContactOpening.TryReadDays(h.Days, out _)) is OwnContactHours hours => $"has the days '{hours.Days}'; write them as Mon-Fri or Sat,Sun.",
        _ => null,
    };

    private static SignInRecoveryException Invalid(string path, string reason, Exception? inner = null) => new(
        "ContactFileInvalid",
        ErrorKind.InvalidData,
        $"The contact file '{path}' is not of the form that docs/support-contacts.md describes. {reason}",
        "Mend the file; without it only Microsoft's contacts are shown.",
        path,
        inner);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    WriteIndented = true,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnContactFile))]
internal sealed partial class OwnContactFileContext : JsonSerializerContext;
