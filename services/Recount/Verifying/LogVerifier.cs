using Tabulation.Contracts;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Verifying;

/// <summary>
/// Verifies a log from its public files alone: checkpoint, tiles, entries, signatures, verdicts, and the results published for the checkpoint's
/// size, which it counts anew.
/// </summary>
/// <param name="files">The log's.</param>
/// <param name="settings">What it is held against.</param>
public sealed class LogVerifier(ILogFiles files, LogVerifierSettings settings)
{
    /// <summary>Where reading takes long, more files are under way than there are cores.</summary>
    private const int LeastAhead = 16;

    private LogCheckpoint? checkpoint;
    private int cosigners;
    private long entries;
    private Checkpoint? predecessor;

    /// <summary>Called as entries are counted: how many, and of how many.</summary>
    public Action<long, long> Progressed { get; init; } = (_, _) => { };

    /// <summary>Remembers signatures, which in a log come again only within a bundle that is not whole.</summary>
    public BundleVerifier Signatures { get; init; } = new(new VerifiedSignatures(4_096));

    /// <summary>Verifies the log once. What is wrong is in the report.</summary>
    /// <exception cref="LogUnreadableException">The log cannot be read.</exception>
    public async Task<LogReport> RunAsync(CancellationToken cancellation)
    {
        try
        {
            return Report(await VerifyAsync(cancellation), null);
        }
        catch (LogProblemException wrong)
        {
            return Report(false, wrong.Problem);
        }
        catch (LedgerDisputeException dispute)
        {
            var file = TilePath.OfEntries(dispute.Position / Tile.FullWidth, WidthAt(dispute.Position)).ToString();
            return Report(false, new LogProblem(LogFault.EntryDisputed, file, dispute.Position, dispute.Message, dispute.Fault));
        }
    }

    private LogReport Report(bool hasResults, LogProblem? problem) => new(checkpoint, cosigners, entries, hasResults, problem) { Predecessor = predecessor };

    private int WidthAt(long position) => (int)Math.Min(Tile.FullWidth, checkpoint!.Head.Size - position / Tile.FullWidth * Tile.FullWidth);

    private async Task<bool> VerifyAsync(CancellationToken cancellation)
    {
        (checkpoint, var results) = await LogSnapshot.ReadAsync(files, settings.Log, cancellation);
        CheckWitnesses();
        var head = checkpoint.Head;
        if (head.Size == 0 && settings.Before is null or { Head.Size: 0 })
            throw LogProblemException.Of(LogFault.OtherElection, LogCheckpoint.Path, $"The log is empty: it does not hold election {settings.Election}.");
        var tiles = await LogTiles.OpenAsync(files, head, cancellation);
        if (settings.Before is { } before) await tiles.RequireContinuedAsync(before, cancellation);
        var fold = await LogFold.RunAsync(new LogEntries(files, tiles, Math.Max(LeastAhead, settings.Jobs)), settings, Signatures, Advance, cancellation);
        fold.CompareHead(head);
        predecessor = PredecessorOf(fold.Fold.State.Definition!.PredecessorCheckpoint.Span);
        return Compare(fold, results);
    }

    private void Advance(long position)
    {
        entries = position;
        Progressed(position, checkpoint!.Head.Size);
    }

    private void CheckWitnesses()
    {
        var check = settings.Witnesses.Check(checkpoint!.Note, out var signers);
        cosigners = signers.Count;
        var problem = check switch
        {
            WitnessCheck.Enough => null,
            WitnessCheck.TooFew => $"{signers.Count} of the known witnesses have cosigned this checkpoint; {settings.Witnesses.Needed} are needed.",
            WitnessCheck.CosignatureWrong => "A cosignature under the name and key of a known witness is not its own.",
        };
        if (problem is not null) throw LogProblemException.Of(LogFault.WitnessesMissing, LogCheckpoint.Path, problem);
    }

    /// <summary>Null where no log is succeeded.</summary>
    private Checkpoint? PredecessorOf(ReadOnlySpan<byte> note)
    {
        if (note.IsEmpty) return null;
        if (!PredecessorLog.TryRead(note, out var last)) throw Wrong("What the definition gives as the last checkpoint of the log before is no signed checkpoint.");
        return last.Origin == checkpoint!.Origin ? throw Wrong("The definition names this very log as the one before it.") : last;

        LogProblemException Wrong(string what) => LogProblemException.Of(LogFault.PredecessorWrong, TilePath.OfEntries(0, WidthAt(0)).ToString(), what, 0);
    }

    private static bool Compare(VerifiedFold fold, byte[]? published)
    {
        var path = ResultsDocument.PathOf(fold.Position);
        if (fold.Fold.Tally is null)
            return published is null ? false : throw LogProblemException.Of(LogFault.ResultsDiffer, path, "There are results, though the registry is not complete.");
        if (published is null) throw LogProblemException.Of(LogFault.FileMissing, path, "The file is not there.");
        var counted = ResultsDocument.Write(fold.Fold.State.Election!, FoldTotals.All(fold.Fold));
        return ResultsComparison.Difference(counted, published, path) is { } problem ? throw new LogProblemException(problem) : true;
    }
}
