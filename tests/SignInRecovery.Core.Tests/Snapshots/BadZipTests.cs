using System.Buffers.Binary;
using System.IO.Compression;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>Archives that are broken, cut off, strangely packed or made to do harm.</summary>
public sealed class BadZipTests : IDisposable
{
    private const string User1 = """{"id":"u1","displayName":"Ada"}""" + "\n";

    private readonly ScratchFolder _scratch = new();

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void A_truncated_zip_is_broken_or_partial_and_never_whole(double share)
    {
        string path = _scratch.Full("whole.zip");
        SnapshotWriter.Write(TenantLoader.Load(Samples.Open("Northwind")), path);
        byte[] bytes = File.ReadAllBytes(path);
        string cut = _scratch.Full("cut.zip");
        File.WriteAllBytes(cut, bytes[..(int)(bytes.Length * share)]);

        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => TenantLoader.Load(SnapshotSource.Open(cut)));

        Assert.Equal("SnapshotArchiveBroken", exception.ErrorId);
        Assert.Contains("again", exception.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>Whatever bytes change: what is called whole is what was packed, and nothing crashes.</summary>
    [Fact]
    public void A_damaged_zip_never_crashes_nor_hides_its_damage()
    {
        string path = _scratch.Full("whole.zip");
        Tenant whole = TenantLoader.Load(Samples.Open("Northwind"));
        SnapshotWriter.Write(whole, path);
        byte[] bytes = File.ReadAllBytes(path);
        var random = new Random(20261122);
        string damaged = _scratch.Full("damaged.zip");
        for (int round = 0; round < 200; round++)
        {
            byte[] copy = [.. bytes];
            int length = round % 2 == 0 ? 1 : random.Next(1, 400);
            random.NextBytes(copy.AsSpan(random.Next(copy.Length - length), length));
            File.WriteAllBytes(damaged, copy);
            try
            {
                Tenant tenant = TenantLoader.Load(SnapshotSource.Open(damaged));
                Assert.All(
                    tenant.Source.SectionNames.Where(s => tenant.States[s].Status == SectionStatus.Complete && whole.States.ContainsKey(s)),
                    s => Assert.Equal(Content(whole, s), Content(tenant, s)));
            }
            catch (SignInRecoveryException exception)
            {
                Assert.StartsWith("Snapshot", exception.ErrorId, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>The runtime unpacks without looking at the checksum, and a changed letter still makes good JSON.</summary>
    [Fact]
    public void A_changed_letter_is_noticed()
    {
        string path = _scratch.Full("a.zip");
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            Write(archive, "tenant.json", ScratchFolder.Manifest(("users", 1)));
            using Stream stream = archive.CreateEntry("users.jsonl", CompressionLevel.NoCompression).Open();
            stream.Write("""{"id":"u1","accountEnabled":true,"userType":"Member"}"""u8);
        }

        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("u1"u8)] = (byte)'v';
        File.WriteAllBytes(path, bytes);

        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(path));

        Assert.Equal("SnapshotFileUnreadable", Assert.Single(tenant.Problems).ErrorId);
        Assert.False(tenant.Users.All.IsKnown);
    }

    [Fact]
    public void A_zip_without_tenant_json_is_no_snapshot() =>
        Refused("SnapshotNotRecognized", _scratch.Zip("a.zip", ("users.jsonl", User1)));

    [Fact]
    public void An_empty_zip_is_no_snapshot() => Refused("SnapshotNotRecognized", _scratch.Zip("a.zip"));

    [Theory]
    [InlineData("../users.jsonl")]
    [InlineData("a/../../users.jsonl")]
    [InlineData("..\\users.jsonl")]
    [InlineData("/etc/users.jsonl")]
    [InlineData("\\\\server\\share\\users.jsonl")]
    [InlineData("C:\\users.jsonl")]
    [InlineData("C:users.jsonl")]
    public void A_path_that_leaves_the_archive_is_refused(string entry)
    {
        string path = _scratch.Zip("a.zip", ("tenant.json", ScratchFolder.Manifest(("users", 1))), (entry, User1));

        SignInRecoveryException exception = Refused("SnapshotArchiveUnsafe", path);

        Assert.Equal(ErrorKind.Security, exception.Kind);
        Assert.Equal(["a.zip"], _scratch.Names());
    }

    [Theory]
    [InlineData("users.jsonl")]
    [InlineData("tenant.json")]
    public void An_entry_that_is_there_twice_is_refused(string entry)
    {
        string path = _scratch.Zip("a.zip", ("tenant.json", ScratchFolder.Manifest(("users", 1))), ("users.jsonl", User1), (entry, "{}"));

        _ = Refused("SnapshotArchiveUnsafe", path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Contoso/")]
    [InlineData("exports/2026/Contoso/")]
    [InlineData("Contoso\\")]
    public void A_folder_within_the_archive_is_found(string root)
    {
        string path = _scratch.Zip(
            "a.zip",
            (root + "users.jsonl", User1),
            (root + "tenant.json", ScratchFolder.Manifest(("users", 1))),
            ("__MACOSX/other/deeper/and/deeper/tenant.json", "not it"),
            (root + "sub/users.jsonl", "not this one"));

        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(path));

        Assert.Empty(tenant.Problems);
        Assert.Equal("u1", Assert.Single(tenant.Users.Seen).Id);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        string path = _scratch.Full("bomb.zip");
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            Write(archive, "tenant.json", ScratchFolder.Manifest(("users", 1)));
            using Stream stream = archive.CreateEntry("users.jsonl", CompressionLevel.SmallestSize).Open();
            byte[] blanks = new byte[1024 * 1024];
            blanks.AsSpan().Fill((byte)' ');
            for (int megabyte = 0; megabyte < 80; megabyte++)
            {
                stream.Write(blanks);
            }
        }

        Assert.InRange(new FileInfo(path).Length, 1, 400_000);
        _ = Refused("SnapshotArchiveUnsafe", path);
    }

    [Fact]
    public void A_bomb_of_many_small_entries_is_refused()
    {
        string path = _scratch.Full("bomb.zip");
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            Write(archive, "tenant.json", ScratchFolder.Manifest(("users", 1)));
            string blanks = new(' ', 8 * 1024 * 1024);
            for (int entry = 0; entry < 12; entry++)
            {
                Write(archive, $"section{entry}.jsonl", blanks);
            }
        }

        _ = Refused("SnapshotArchiveUnsafe", path);
    }

    /// <summary>An entry that says it is small and is not: what lies beyond the claim is not taken for whole.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(1)]
    [InlineData(0)]
    public void An_entry_that_lies_about_its_length_is_not_whole(int claimed)
    {
        string lines = string.Concat(Enumerable.Range(1, 50).Select(n => $$"""{"id":"u{{n}}"}""" + "\n"));
        string path = _scratch.Zip("a.zip", ("tenant.json", ScratchFolder.Manifest(("users", 50))), ("users.jsonl", lines));
        ClaimLength(path, "users.jsonl", claimed);

        try
        {
            Tenant tenant = TenantLoader.Load(SnapshotSource.Open(path));

            Assert.NotEmpty(tenant.Problems);
            Assert.False(tenant.Users.All.IsKnown);
        }
        catch (SignInRecoveryException exception)
        {
            Assert.Contains(exception.ErrorId, (string[])["SnapshotArchiveUnsafe", "SnapshotArchiveBroken"]);
        }
    }

    [Fact]
    public void An_entry_without_its_header_loses_only_itself()
    {
        string path = _scratch.Zip("a.zip", ("tenant.json", ScratchFolder.Manifest(("users", 1), ("groups", 1))), ("groups.jsonl", """{"id":"g1"}"""), ("users.jsonl", User1));
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.AsSpan().IndexOf("users.jsonl"u8) - 30, 4).Clear();
        File.WriteAllBytes(path, bytes);

        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(path));
        SnapshotWriter.Write(tenant, _scratch.Full("rest"));
        Tenant rest = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("rest")));

        Assert.Equal("SnapshotFileUnreadable", Assert.Single(tenant.Problems).ErrorId);
        Assert.All((Tenant[])[tenant, rest], t => Assert.False(t.Users.All.IsKnown));
        Assert.All((Tenant[])[tenant, rest], t => Assert.True(t.Groups.All.IsKnown));
    }

    [Fact]
    public void A_broken_section_loses_only_itself()
    {
        string lines = string.Concat(Enumerable.Range(1, 5_000).Select(n => $$"""{"id":"user-{{n * 7919 % 100_003}}"}""" + "\n"));
        string path = _scratch.Zip("a.zip", ("tenant.json", ScratchFolder.Manifest(("users", 5_000), ("groups", 1))), ("groups.jsonl", """{"id":"g1"}"""), ("users.jsonl", lines));
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().LastIndexOf("users.jsonl"u8) / 2;
        bytes.AsSpan(at, 64).Fill(0xFF);
        File.WriteAllBytes(path, bytes);

        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(path));

        Assert.False(tenant.Users.All.IsKnown);
        Assert.True(tenant.Groups.All.IsKnown);
        Assert.Contains(tenant.Problems, p => p.File == "users.jsonl");

        // What is left of it can still be written, and says what it is.
        SnapshotWriter.Write(tenant, _scratch.Full("rest"));
        Tenant rest = TenantLoader.Load(SnapshotSource.Open(_scratch.Full("rest")));
        Assert.False(rest.Users.All.IsKnown);
        Assert.True(rest.Groups.All.IsKnown);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Content(Tenant tenant, string section)
    {
        using var reader = new StreamReader(tenant.Source.OpenSection(section));
        return reader.ReadToEnd();
    }

    private static SignInRecoveryException Refused(string errorId, string path)
    {
        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => TenantLoader.Load(SnapshotSource.Open(path)));
        Assert.Equal(errorId, exception.ErrorId);
        return exception;
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    /// <summary>Changes the uncompressed length that the archive's directory and the entry's own header claim.</summary>
    private static void ClaimLength(string path, string entry, int length)
    {
        byte[] bytes = File.ReadAllBytes(path);
        byte[] name = System.Text.Encoding.ASCII.GetBytes(entry);
        int central = bytes.AsSpan().LastIndexOf(name) - 46;
        Assert.Equal(0x02014b50u, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(central)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(central + 24), length);
        int local = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(central + 42));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(local + 22), length);
        File.WriteAllBytes(path, bytes);
    }
}
