using System.Text.Json;
using System.Text.Json.Serialization;
using SignInRecovery.Facts;

namespace SignInRecovery.Support;

/// <summary>The file in which an organisation keeps its own contacts; its form is described in docs/support-contacts.md.</summary>
public sealed record OwnContactFile
{
    /// <summary>The newest version of the form that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    private static readonly UserFile Kind = new("ContactFile", "contact file", "is not of the form that docs/support-contacts.md describes", "Mend the file; without it only Microsoft's contacts are shown.")
    {
        WhenMissing = "Check the path, or write a file with -ContactTemplate.",
    };

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
    public static OwnContactFile Read(string path) =>
        Kind.Read(path, stream => Check(JsonSerializer.Deserialize(stream, OwnContactFileContext.Default.OwnContactFile), path));

    /// <summary>The file as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, OwnContactFileContext.Default.OwnContactFile) + "\n";

    private static OwnContactFile Check(OwnContactFile? file, string path)
    {
        if (file?.Contacts is null)
        {
            throw Kind.Invalid(path, "It is empty.");
        }

        Kind.RequireVersion(path, file.SchemaVersion, CurrentSchemaVersion);

        for (int index = 0; index < file.Contacts.Count; index++)
        {
            if (Fault(file.Contacts[index]) is string fault)
            {
                throw Kind.Invalid(path, $"Entry {index + 1} {fault}");
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
