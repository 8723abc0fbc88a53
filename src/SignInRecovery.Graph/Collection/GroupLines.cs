using System.Buffers;
using System.Globalization;
using System.Text;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// The groups of a collection of the administrators, held until it is known how many users are in those that policies
/// exclude. Any thread may add.
/// </summary>
internal sealed class GroupLines(SectionLedger ledger)
{
    // The name that Graph's own answers give to a count beside a relation (OData JSON, control information).
    private const string CountName = "transitiveMembers/microsoft.graph.user@odata.count";

    private readonly object _lock = new();
    private readonly List<(string Id, byte[] Line)> _lines = [];
    private readonly Dictionary<string, long> _users = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes a group.</summary>
    public void Take(ReadOnlySpan<byte> item)
    {
        var (id, line) = (RawObject.Text(item, "id"u8) ?? string.Empty, item.ToArray());
        lock (_lock)
        {
            _lines.Add((id, line));
        }
    }

    /// <summary>
    /// Asks how many users are in a group: for the count, which comes with any page, and not for the members. What is refused
    /// leaves the number unknown and the groups whole.
    /// </summary>
    public Ask Count(string group)
    {
        Ask ask = null!;
        ask = new Ask(ledger.Section, $"/groups/{group}/transitiveMembers/microsoft.graph.user?$select=id&$top=1&$count=true", static _ => { })
        {
            IsEventual = true,
            MayBeGone = true,
            IsFirstPageOnly = true,
            OnPage = _ =>
            {
                if (ask.Count is { } users)
                {
                    lock (_lock)
                    {
                        _users[group] = users;
                    }
                }
            },
        };
        return ask;
    }

    /// <summary>Writes the groups into the section.</summary>
    public void Write()
    {
        lock (_lock)
        {
            foreach (var (id, line) in _lines)
            {
                ledger.Write(_users.TryGetValue(id, out var users) ? With(line, users) : line);
            }

            _lines.Clear();
        }
    }

    private static byte[] With(ReadOnlySpan<byte> line, long users)
    {
        var output = new ArrayBufferWriter<byte>(line.Length + 96);
        output.Write(line[..line.LastIndexOf((byte)'}')]);
        output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"{CountName}\":{users}}}")));
        return output.WrittenSpan.ToArray();
    }
}
