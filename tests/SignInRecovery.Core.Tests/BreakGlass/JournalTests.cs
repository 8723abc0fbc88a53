using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>What a plan keeps of itself, its passwords and its names.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sir-journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_journal_keeps_names_ids_and_times_over_runs()
    {
        string path = Path.Combine(_folder, "new", "plan.json");
        using (ProvisioningJournal first = ProvisioningJournal.Open(path, "t", TimeProvider.System))
        {
            first.Name([new JournalAccount { DisplayName = "A", UserPrincipalName = "a@b.c", MailNickname = "n" }], "G");
            _ = first.Write("account/a@b.c", JournalState.Intended);
            _ = first.Write("account/a@b.c", JournalState.Done, "id", DateTimeOffset.UnixEpoch);
        }

        using ProvisioningJournal second = ProvisioningJournal.Open(path, "T", TimeProvider.System);

        Assert.Equal("G", second.GroupName);
        Assert.Equal(("id", DateTimeOffset.UnixEpoch, JournalState.Done), (second.Find("account/a@b.c")!.ObjectId, second.Find("account/a@b.c")!.CreatedDateTime!.Value, second.Find("account/a@b.c")!.State));
        Assert.NotEqual(second.Run, second.Entries[0].Run);
        Assert.Equal(("A", "a@b.c", "n"), (second.Accounts[0].DisplayName, second.Accounts[0].UserPrincipalName, second.Accounts[0].MailNickname));
    }

    [Fact]
    public void Two_runs_at_once_are_an_error()
    {
        string path = Path.Combine(_folder, "plan.json");
        using ProvisioningJournal first = ProvisioningJournal.Open(path, "t", TimeProvider.System);

        Assert.Equal("JournalInUse", Assert.Throws<SignInRecoveryException>(() => ProvisioningJournal.Open(path, "t", TimeProvider.System)).ErrorId);
    }

    [Fact]
    public void Another_tenants_journal_and_a_spoilt_one_are_errors()
    {
        string path = Path.Combine(_folder, "plan.json");
        using (ProvisioningJournal first = ProvisioningJournal.Open(path, "t", TimeProvider.System))
        {
            first.Keep();
        }

        Assert.Equal("JournalOfOtherTenant", Assert.Throws<SignInRecoveryException>(() => ProvisioningJournal.Open(path, "other", TimeProvider.System)).ErrorId);
        File.WriteAllText(path, "{");
        Assert.Equal("JournalUnreadable", Assert.Throws<SignInRecoveryException>(() => ProvisioningJournal.Open(path, "t", TimeProvider.System)).ErrorId);
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(2, 64)]
    [InlineData(3, 96)]
    [InlineData(8, 256)]
    public void Passwords_are_long_and_their_parts_make_them_up(int parts, int length)
    {
        string password = RandomPassword.Create(parts);

        Assert.Equal(length, password.Length);
        Assert.Equal(password, string.Concat(RandomPassword.Split(password, parts).Select(p => new System.Net.NetworkCredential("", p).Password)));
        Assert.All(RandomPassword.Split(password, parts), p => Assert.True(p.Length >= 32));
        Assert.Contains(password, char.IsUpper);
        Assert.Contains(password, char.IsLower);
        Assert.Contains(password, char.IsDigit);
        Assert.NotEqual(password, RandomPassword.Create(parts));
    }

    [Fact]
    public void A_request_and_an_answer_show_no_body()
    {
        Assert.Equal("Post /users", new DirectoryRequest(DirectoryMethod.Post, "/users", "{\"password\":\"hunter2\"}").ToString());
        Assert.Equal("201 (id)", new DirectoryResponse(201, "{\"temporaryAccessPass\":\"hunter2\"}") { RequestId = "id" }.ToString());
    }

    [Fact]
    public void Names_are_plain_and_differ()
    {
        IReadOnlyList<string> names = PlainNames.Choose(5);

        Assert.Equal(5, names.Distinct().Count());
        Assert.DoesNotContain(names, PlainNames.Tells);
        Assert.True(PlainNames.Tells("Break-Glass 1"));
        Assert.Equal("operations-silver-fox-2", PlainNames.Alias(" Operations, Silver Fox (2) "));
    }
}
