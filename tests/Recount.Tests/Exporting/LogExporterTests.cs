using System.Text;
using System.Text.Json;
using Tabulation.Contracts.Keys;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.Recount.Exporting;
using Tabulation.Recount.Logs;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Exporting;

public sealed class LogExporterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly NoteSigner signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 300 });
    private readonly PublishedLog log;

    public LogExporterTests()
    {
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < 300; precinct++) script.Add(election, precinct);
        log = PublishedLog.Of(election, script.Leaves, signer);
    }

    /// <summary>Wherever reading ends, the next export makes a whole of it, and no checkpoint shows before.</summary>
    [Fact]
    public async Task Interrupted_anywhere_it_leaves_no_half_files_and_goes_on()
    {
        for (var reads = 1; ; reads++)
        {
            var files = new EndingFiles(log, reads);
            try
            {
                await new LogExporter(files, folder.Path, signer.Verifiers, 1).RunAsync(null, default);
                break;
            }
            catch (LogUnreadableException)
            {
                Assert.False(File.Exists(folder.File(LogCheckpoint.Path)));
                foreach (var (path, bytes) in Written()) Assert.Equal(log.Files[path], bytes);
            }

            Assert.InRange(reads, 1, 1_000);
        }

        Assert.Equal(log.Files.Keys.Order(StringComparer.Ordinal), Written().Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_is_not_written()
    {
        log.Files["tile/entries/000"][100] ^= 1;
        var wrong = await Assert.ThrowsAsync<LogProblemException>(() => new LogExporter(log, folder.Path, signer.Verifiers, 4).RunAsync(null, default));
        Assert.Equal(LogFault.EntryDiffers, wrong.Problem.Fault);
        Assert.False(File.Exists(folder.File("tile/entries/000")));
        Assert.False(File.Exists(folder.File(LogCheckpoint.Path)));
    }

    [Fact]
    public async Task A_tile_damaged_in_the_folder_is_read_from_the_log_again_once_it_is_needed()
    {
        await ExportAsync(log);
        var written = await File.ReadAllBytesAsync(folder.File("tile/0/000"));
        await File.WriteAllBytesAsync(folder.File("tile/0/000"), new byte[written.Length]);
        File.Delete(folder.File("tile/entries/000"));
        await ExportAsync(log);
        Assert.Equal(written, await File.ReadAllBytesAsync(folder.File("tile/0/000")));
    }

    [Fact]
    public async Task A_log_of_another_history_is_called_that_and_leaves_the_folder_as_it_was()
    {
        await ExportAsync(log);
        var before = Written().ToDictionary(file => file.Path, file => file.Bytes);
        var other = new LedgerScript(election);
        for (var precinct = 299; precinct >= 0; precinct--) other.Add(election, precinct);
        other.Add(election, 0, election.Result(0, contest: "d1"));
        var wrong = await Assert.ThrowsAsync<LogProblemException>(() => ExportAsync(PublishedLog.Of(election, other.Leaves, signer)));
        Assert.Equal(LogFault.OtherHistory, wrong.Problem.Fault);
        Assert.Equal(before, Written().ToDictionary(file => file.Path, file => file.Bytes));
    }

    /// <summary>A key can sign any size; what is not there is not listed before it is missed.</summary>
    [Fact]
    public async Task A_log_that_says_it_is_larger_than_any_can_be_is_named_for_what_it_lacks()
    {
        const long size = 1L << 62;
        var top = Enumerable.Range(0, 64).Select(number => Hash256.Of([(byte)number])).ToArray();
        var huge = new PublishedLog();
        huge.Files["tile/7/000.p/64"] = Hash256.AsBytes(top).ToArray();
        huge.Files[LogCheckpoint.Path] = PublishedLog.Sign(new TreeHead(size, Rfc6962.Root(top)), signer);
        var wrong = await Assert.ThrowsAsync<LogProblemException>(() => new LogExporter(huge, folder.Path, signer.Verifiers, 4).RunAsync(null, default));
        Assert.Equal(LogFault.FileMissing, wrong.Problem.Fault);
        Assert.False(File.Exists(folder.File(LogCheckpoint.Path)));
    }

    [Fact]
    public async Task What_the_log_says_of_its_keys_is_copied_where_the_log_has_signed_it()
    {
        var statement = new KeyStatement(PublishedLog.Origin, signer.Verifiers, []).ToString();
        log.Files[KeyStatement.Path] = signer.Sign(statement).ToBytes();
        await new LogExporter(log, folder.Path, signer.Verifiers, 4).RunAsync(null, default);
        Assert.Equal(log.Files[KeyStatement.Path], await File.ReadAllBytesAsync(folder.File(KeyStatement.Path)));

        log.Files[KeyStatement.Path] = new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create()).Sign(statement).ToBytes();
        var wrong = await Assert.ThrowsAsync<LogProblemException>(() => new LogExporter(log, folder.Path, signer.Verifiers, 4).RunAsync(null, default));
        Assert.Equal(LogFault.KeysNotSigned, wrong.Problem.Fault);
    }

    [Fact]
    public async Task The_list_of_mirrors_is_copied_as_the_log_has_signed_it_and_never_an_older_one()
    {
        var place = folder.File(MirrorList.Path);
        foreach (var (signedAt, left) in new[] { (2L, 2L), (3, 3), (1, 3) })
        {
            log.Files[MirrorList.Path] = Mirrors(signer, signedAt);
            await ExportAsync(log);
            Assert.Equal(Mirrors(signer, left), await File.ReadAllBytesAsync(place));
        }

        log.Files.Remove(MirrorList.Path);
        await ExportAsync(log);
        log.Files[MirrorList.Path] = Mirrors(new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create()), 9);
        var wrong = await Assert.ThrowsAsync<LogProblemException>(() => ExportAsync(log));
        Assert.Equal(LogFault.MirrorsNotSigned, wrong.Problem.Fault);
        Assert.Equal(Mirrors(signer, 3), await File.ReadAllBytesAsync(place));
    }

    [Fact]
    public async Task The_manifest_is_copied_where_it_is_of_this_log()
    {
        foreach (var text in new[] { "", "[]", "{\"checkpoint\":null}", "{" })
        {
            log.Files["manifest.json"] = Encoding.UTF8.GetBytes(text);
            await ExportAsync(log);
            Assert.False(File.Exists(folder.File("manifest.json")));
        }

        var other = PublishedLog.Sign(new TreeHead(0, Rfc6962.EmptyRoot), new NoteSigner(PublishedLog.Origin, Ed25519SigningKey.Create()));
        log.Files["manifest.json"] = Manifest(other);
        Assert.Equal(LogFault.CheckpointNotSigned, (await Assert.ThrowsAsync<LogProblemException>(() => ExportAsync(log))).Problem.Fault);
        log.Files["manifest.json"] = Manifest(log.Files[LogCheckpoint.Path]);
        await ExportAsync(log);
        Assert.Equal(log.Files["manifest.json"], await File.ReadAllBytesAsync(folder.File("manifest.json")));
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Manifest(byte[] checkpoint) =>
        JsonSerializer.SerializeToUtf8Bytes(new { format = "tabulation-manifest/1", checkpoint = Encoding.UTF8.GetString(checkpoint) });

    private static byte[] Mirrors(NoteSigner by, long signedAt) =>
        by.Sign($"{new MirrorList(PublishedLog.Origin, Timestamp.FromMilliseconds(signedAt), [new Uri("https://a.example/")])}").ToBytes();

    private Task<LogExport> ExportAsync(PublishedLog from) => new LogExporter(from, folder.Path, signer.Verifiers, 4).RunAsync(null, default);

    private IEnumerable<(string Path, byte[] Bytes)> Written() => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .Select(file => (Path.GetRelativePath(folder.Path, file), File.ReadAllBytes(file)));

    private sealed class EndingFiles(ILogFiles files, int reads) : ILogFiles
    {
        private int left = reads;

        public string PlaceOf(string path) => files.PlaceOf(path);

        public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) =>
            Interlocked.Decrement(ref left) >= 0 ? files.ReadAsync(path, cancellation) : throw new LogUnreadableException("The end.");
    }
}
