using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Tests.Verifying;

/// <summary>The small election's log, in a folder and over HTTP, as tabulate finds it.</summary>
internal sealed class PublishedElection : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PublishedElection(int precincts = 6)
    {
        Election = new SmallElection(new SmallElectionSettings { Precincts = precincts });
        Script = new LedgerScript(Election);
        for (var precinct = 0; precinct < precincts; precinct++) Script.Add(Election, precinct);
        Publish(Script.Leaves);
        Server = new FileServer(Folder);
    }

    public SmallElection Election { get; }

    public LedgerScript Script { get; }

    public NoteSigner Signer { get; } = new(PublishedLog.Origin, Ed25519SigningKey.Create());

    public FileServer Server { get; }

    public string Folder => folder.File("log");

    public string[] Known => ["--election", Election.Signed.Id.ToString(), "--log-key", Signer.Verifier.ToString()];

    public string PathOf(string name) => folder.File(name);

    /// <summary>Writes the log of these entries over what is there.</summary>
    public void Publish(IReadOnlyList<ReadOnlyMemory<byte>> leaves) => PublishedLog.Of(Election, leaves, Signer).WriteTo(Folder);

    public Task<Ended> VerifyAsync(params string[] more) => VerifyAtAsync(Folder, more);

    public Task<Ended> VerifyAtAsync(string log, params string[] more) => Programs.RunAsync(["verify", log, .. Known, .. more]);

    public Task<Ended> ExportAsync(string to, params string[] more) =>
        Programs.RunAsync(["export", Server.Url, to, "--log-key", Signer.Verifier.ToString(), .. more]);

    public void Dispose()
    {
        Server.Dispose();
        folder.Dispose();
    }
}
