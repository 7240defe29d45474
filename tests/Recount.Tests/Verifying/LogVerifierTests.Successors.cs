using Tabulation.ElectionKit;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Verifying;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Verifying;

/// <summary>Logs that succeed another.</summary>
public sealed partial class LogVerifierTests
{
    [Fact]
    public async Task A_successor_names_where_the_log_before_ended()
    {
        var last = new Checkpoint("before.example/log", new TreeHead(4_711, Hash256.Of([1])));
        Assert.Null((await VerifyAsync()).Predecessor);
        var report = await VerifySuccessorAsync(new NoteSigner(last.Origin, Ed25519SigningKey.Create()).Sign($"{last}").ToBytes());
        Assert.Null(report.Problem);
        Assert.Equal(last, report.Predecessor);
    }

    [Fact]
    public async Task A_successor_of_itself_or_of_what_is_no_log()
    {
        foreach (var note in new[] { PublishedLog.Sign(HeadOf(leaves), signer), "nothing signed\n"u8.ToArray() })
        {
            var report = await VerifySuccessorAsync(note);
            Assert.Equal((LogFault.PredecessorWrong, Bundle, 0), (report.Problem!.Fault, report.Problem.File, report.Problem.Position));
            Assert.Null(report.Predecessor);
        }
    }

    /// <summary>A log whose definition gives this as the last checkpoint of the log before.</summary>
    private Task<LogReport> VerifySuccessorAsync(byte[] note)
    {
        var successor = new SmallElection(new SmallElectionSettings { PredecessorCheckpoint = note });
        log = PublishedLog.Of(successor, new LedgerScript(successor).Add(successor, 0).Add(successor, 1).Add(successor, 2).Leaves, signer);
        return VerifyAsync(settings => settings with { Election = successor.Signed.Id });
    }
}
