using System.Text;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>What a snapshot folder may be like that nobody took care of.</summary>
public sealed class BadFolderTests : IDisposable
{
    private const string User1 = """{"id":"u1","displayName":"Ada"}""";
    private const string User2 = """{"id":"u2","displayName":"Zoë"}""";

    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void A_missing_path_is_not_found() => Refused("SnapshotNotFound", ErrorKind.NotFound, _scratch.Full("nothing"));

    [Fact]
    public void A_folder_without_tenant_json_is_no_snapshot() =>
        Refused("SnapshotNotRecognized", ErrorKind.InvalidData, _scratch.Folder("in", ("users.jsonl", User1)));

    [Fact]
    public void A_folder_named_tenant_json_is_no_snapshot()
    {
        string folder = _scratch.Folder("in", ("users.jsonl", User1));
        _ = Directory.CreateDirectory(Path.Combine(folder, "tenant.json"));

        Refused("SnapshotNotRecognized", ErrorKind.InvalidData, folder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("PK")]
    [InlineData("""{"schemaVersion":1}""")]
    public void A_file_that_is_no_zip_is_no_snapshot(string text)
    {
        File.WriteAllText(_scratch.Full("file.bin"), text);

        Refused("SnapshotNotRecognized", ErrorKind.InvalidData, _scratch.Full("file.bin"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"schemaVersion":"1"}""")]
    [InlineData("""{"schemaVersion":0}""")]
    [InlineData("""{"schemaVersion":-1}""")]
    [InlineData("""{"schemaVersion":1.5}""")]
    [InlineData("""{"schemaVersion":1,"sections":[]}""")]
    [InlineData("""{"schemaVersion":1,"sections":{"users":"Complete"}}""")]
    [InlineData("""{"schemaVersion":1,"sections":{"users":{"status":"Splendid"}}}""")]
    [InlineData("""{"schemaVersion":1,"cloud":"Mars"}""")]
    [InlineData("""{"schemaVersion":1,"capturedAt":"yesterday"}""")]
    public void A_broken_tenant_json_is_refused(string text) =>
        Refused("SnapshotManifestInvalid", ErrorKind.InvalidData, _scratch.Folder("in", ("tenant.json", text)));

    [Fact]
    public void A_tenant_json_of_many_megabytes_is_refused() =>
        Refused("SnapshotManifestInvalid", ErrorKind.InvalidData, _scratch.Folder("in", ("tenant.json", """{"schemaVersion":1}""" + new string(' ', 5_000_000))));

    [Theory]
    [InlineData("""{"schemaVersion":2,"sections":{}}""")]
    [InlineData("""{"schemaVersion":99,"sections":"in another shape","tenantId":{}}""")]
    public void A_newer_format_is_refused_as_newer(string text)
    {
        SignInRecoveryException exception = Refused("SnapshotSchemaNewer", ErrorKind.NotSupported, _scratch.Folder("in", ("tenant.json", text)));

        Assert.Contains("Update", exception.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"u3",""")]
    [InlineData("""{"id":"u3"} trailing""")]
    [InlineData("""{"displayName":"no id"}""")]
    [InlineData("""{"id":42}""")]
    [InlineData("""{"id":"u3","accountEnabled":"perhaps"}""")]
    [InlineData("[1,2,3]")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("hello")]
    [InlineData("\0\0\0\0")]
    [InlineData("""{"id":"u3","displayName":"\ud800"}""")]
    public void A_broken_line_is_reported_with_its_place_and_loses_nothing_else(string line)
    {
        Tenant tenant = Load(Users($"{User1}\n{line}\n{User2}\n", count: 3));

        SnapshotProblem problem = Assert.Single(tenant.Problems);
        Assert.Equal(("SnapshotLineMalformed", "users.jsonl", 2L), (problem.ErrorId, problem.File, problem.Line!.Value));
        Assert.Equal(["u1", "u2"], tenant.Users.Seen.Select(u => u.Id));
        Assert.Equal(SectionStatus.Partial, tenant.Users.State.Status);
        Assert.False(tenant.Users.All.IsKnown);
        Assert.False(tenant.Directory.FindUser("u3").IsKnown);
    }

    /// <summary>A copy that was interrupted: the person reads which file, which line, where it ends, and what to do; the framework's words are about its own reader.</summary>
    [Theory]
    [InlineData("""{"id":"u3","displayName":"Zo""", "It is cut off after 28 bytes, in $.displayName; the rest is missing.")]
    [InlineData("""{"id":"u3",""", "It is cut off after 11 bytes, in $.id; the rest is missing.")]
    [InlineData("{", "It is cut off after 1 byte, in the middle of the object; the rest is missing.")]
    [InlineData("""{"id":"u3"} trailing""", "It is no JSON: something is missing or does not belong here. Byte 12.")]
    public void A_line_that_is_cut_off_is_described_in_words_of_our_own(string line, string words)
    {
        SnapshotProblem problem = Assert.Single(Load(Users($"{User1}\n{line}\n{User2}\n", count: 3)).Problems);

        Assert.Equal($"The line is no object of this section. {words}", problem.Reason);
        Assert.Equal("Mend line 2 of users.jsonl, or take the snapshot again.", problem.RecommendedAction);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_broken_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(User1 + "\n{\"id\":\"u3\",\"displayName\":\""), 0xFF, 0xFE, 0xC3, .. Encoding.UTF8.GetBytes("\"}\n" + User2 + "\n")];

        Tenant tenant = Load(_scratch.Folder("in", ("tenant.json", Encoding.UTF8.GetBytes(ScratchFolder.Manifest(("users", 3)))), ("users.jsonl", bytes)));

        Assert.Equal(2, Assert.Single(tenant.Problems).Line);
        Assert.Equal(SectionStatus.Partial, tenant.Users.State.Status);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(100, false)]
    [InlineData(100_000, false)]
    public void Deep_nesting_is_read_as_far_as_the_reader_goes_and_never_overflows(int depth, bool isRead)
    {
        string line = $$"""{"id":"u3","odd":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        Tenant tenant = Load(Users($"{User1}\n{line}\n{User2}\n", count: 3));

        Assert.Equal(isRead, tenant.Problems.Count == 0);
        Assert.Equal(isRead, tenant.Users.State.Status == SectionStatus.Complete);
        Assert.Contains(tenant.Users.Seen, u => u.Id == "u2");
    }

    [Fact]
    public void Thousands_of_broken_lines_are_counted_and_not_all_listed()
    {
        Tenant tenant = Load(Users(string.Concat(Enumerable.Repeat("oops\n", 5_000)) + User1, count: 5_001));

        Assert.InRange(tenant.Problems.Count, 2, 200);
        Assert.Contains(tenant.Problems, p => p.Line is null && p.Reason.Contains("4900", StringComparison.Ordinal));
        _ = Assert.Single(tenant.Users.Seen);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Every_usual_encoding_is_read(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        string text = $"{User1}\r\n\r\n{User2}";
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Tenant tenant = Load(_scratch.Folder("in", ("tenant.json", Encoding.UTF8.GetBytes(ScratchFolder.Manifest(("users", 2)))), ("users.jsonl", bytes)));

        Assert.Empty(tenant.Problems);
        Assert.Equal(["Ada", "Zoë"], tenant.Users.Seen.Select(u => u.DisplayName));
        Assert.Equal(SectionStatus.Complete, tenant.Users.State.Status);
    }

    [Fact]
    public void Utf_16_without_a_mark_is_broken_and_not_empty()
    {
        byte[] bytes = Encoding.Unicode.GetBytes(User1 + "\n");

        Tenant tenant = Load(_scratch.Folder("in", ("tenant.json", Encoding.UTF8.GetBytes(ScratchFolder.Manifest(("users", 1)))), ("users.jsonl", bytes)));

        Assert.NotEmpty(tenant.Problems);
        Assert.False(tenant.Users.All.IsKnown);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(0)]
    public void A_count_that_disagrees_makes_the_section_partial(int count)
    {
        Tenant tenant = Load(Users($"{User1}\n{User2}\n", count));

        Assert.Equal("SnapshotCountMismatch", Assert.Single(tenant.Problems).ErrorId);
        Assert.False(tenant.Users.All.IsKnown);
        Assert.False(tenant.Directory.FindUser("u9").IsKnown);
    }

    [Fact]
    public void An_empty_file_where_objects_were_counted_is_partial() => Assert.False(Load(Users(string.Empty, 2)).Users.All.IsKnown);

    [Fact]
    public void An_empty_file_where_none_were_counted_is_complete()
    {
        Tenant tenant = Load(Users(string.Empty, 0));

        Assert.Empty(tenant.Problems);
        Assert.True(tenant.Users.All.IsKnown);
    }

    [Fact]
    public void A_missing_file_is_partial_and_reported()
    {
        Tenant tenant = Load(_scratch.Folder("in", ("tenant.json", ScratchFolder.Manifest(("users", 2), ("groups", 0)))));

        SnapshotProblem problem = Assert.Single(tenant.Problems);
        Assert.Equal(("SnapshotFileMissing", "users.jsonl"), (problem.ErrorId, problem.File));
        Assert.False(tenant.Users.All.IsKnown);
        Assert.True(tenant.Groups.All.IsKnown);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_a_missing_file()
    {
        string folder = _scratch.Folder("in", ("tenant.json", ScratchFolder.Manifest(("users", 2))));
        _ = Directory.CreateDirectory(Path.Combine(folder, "users.jsonl"));

        Tenant tenant = Load(folder);

        Assert.Equal("SnapshotFileMissing", Assert.Single(tenant.Problems).ErrorId);
        Assert.False(tenant.Users.All.IsKnown);
    }

    [Fact]
    public void A_section_that_tenant_json_does_not_list_is_read_and_not_called_complete()
    {
        Tenant tenant = Load(_scratch.Folder("in", ("tenant.json", ScratchFolder.Manifest()), ("users.jsonl", User1)));

        _ = Assert.Single(tenant.Users.Seen);
        Assert.Equal(SectionStatus.Partial, tenant.Users.State.Status);
        Assert.Equal(SectionStatus.NotCollected, tenant.Groups.State.Status);
        Assert.False(tenant.Groups.All.IsKnown);
    }

    [Fact]
    public void Duplicate_ids_do_not_stop_the_index()
    {
        Tenant tenant = Load(Users($"{User1}\n{User1}\n{"{\"ID\":\"U1\",\"displayName\":\"Again\"}"}\n", 3));

        Assert.Equal(3, tenant.Users.Seen.Count);
        Assert.Equal("Ada", tenant.Directory.FindUser("u1").Value!.DisplayName);
        Assert.NotNull(tenant.Roles);
    }

    public void Dispose() => _scratch.Dispose();

    private static Tenant Load(string path) => TenantLoader.Load(SnapshotSource.Open(path));

    private string Users(string lines, long count) =>
        _scratch.Folder("in", ("tenant.json", ScratchFolder.Manifest(("users", count))), ("users.jsonl", lines));

    private static SignInRecoveryException Refused(string errorId, ErrorKind kind, string path)
    {
        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => SnapshotSource.Open(path));
        Assert.Equal((errorId, kind), (exception.ErrorId, exception.Kind));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(exception.RecommendedAction);
        return exception;
    }
}
