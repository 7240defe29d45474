using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.Recount.Logs;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Verifying;

/// <summary>Counts a log's entries: while some are counted, the signatures of the next ones are verified and those behind them read.</summary>
internal sealed class LogFold
{
    /// <summary>Bundles verified together: enough to keep all cores busy.</summary>
    private const int MostBundles = 8;

    private readonly VerifiedFold fold;
    private readonly EntryVerifier verifier;
    private readonly Action<long> advanced;
    private Task counting = Task.CompletedTask;
    private long verified;

    private LogFold(VerificationKey operatorKey, int jobs, BundleVerifier signatures, Action<long> advanced)
    {
        verifier = new EntryVerifier(signatures, operatorKey, jobs);
        fold = new VerifiedFold(KeyId.OfPublicKey(operatorKey.Bytes.Span), verifier);
        this.advanced = advanced;
    }

    /// <exception cref="LogProblemException">The log is wrong, or that of another election.</exception>
    /// <exception cref="LedgerDisputeException">An entry contradicts the rules.</exception>
    public static async Task<VerifiedFold> RunAsync(
        LogEntries entries, LogVerifierSettings settings, BundleVerifier signatures, Action<long> advanced, CancellationToken cancellation)
    {
        LogFold? fold = null;
        var waiting = new List<ReadOnlyMemory<byte>>();
        try
        {
            await foreach (var bundle in entries.ReadAsync(cancellation))
            {
                fold ??= new LogFold(OperatorOf(bundle[0], settings, entries.PathOf(0)), settings.Jobs, signatures, advanced);
                waiting.AddRange(bundle);
                if (waiting.Count < MostBundles * Tile.FullWidth) continue;
                await fold.TakeAsync(waiting);
                waiting = [];
            }
        }
        catch (LogProblemException) when (fold is not null)
        {
            // What is wrong further ahead is found first here, but not the first that is wrong.
            await fold.FinishAsync(waiting);
            throw;
        }
        finally
        {
            if (fold is not null) await fold.counting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await fold!.FinishAsync(waiting);
        return fold.fold;
    }

    /// <summary>The key that the election's definition, which its id stands for, gives to its root authority.</summary>
    private static VerificationKey OperatorOf(ReadOnlyMemory<byte> leaf, LogVerifierSettings settings, TilePath file)
    {
        var definition = EntryCodec.TryDecode(leaf, out var entry) && StatementId.OfPayload(entry.Payload.Span).Value == settings.Election.Value
            ? entry.Payload
            : throw OtherElection(file, $"Entry 0 is not the definition of election {settings.Election}.");
        var statement = new Statement();
        if (StatementDecoder.Decode(definition, null, statement) is { } problem)
            throw new LedgerDisputeException(
                0, LedgerFault.StatementMalformed, $"holds a statement that is not canonical: {problem.Field} {problem.Message}");
        if (statement.Definition is not { } election || !VerificationKey.TryRead(election.Root.PublicKey.Span, out var key))
            throw OtherElection(file, "Entry 0 is no definition of an election.");
        return settings.OperatorKey is null || settings.OperatorKey.Equals(key)
            ? key
            : throw OtherElection(file, $"The election's definition names the operator's key {key.Id}, not {settings.OperatorKey.Id}.");
    }

    private static LogProblemException OtherElection(TilePath file, string what) => LogProblemException.Of(LogFault.OtherElection, file.ToString(), what, 0);

    private async Task FinishAsync(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        await TakeAsync(leaves);
        await counting;
    }

    private async Task TakeAsync(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        for (var start = 0; start < leaves.Count;)
        {
            var run = await VerifyAsync(leaves, start);
            await counting;
            counting = Task.Run(() => Count(run));
            // Whoever may speak behind it is known only when it is counted.
            if (run.EndsWithChange) await counting;
            (start, verified) = (start + run.Entries.Count, verified + run.Entries.Count);
        }
    }

    private async Task<VerifiedRun> VerifyAsync(IReadOnlyList<ReadOnlyMemory<byte>> leaves, int start)
    {
        try
        {
            return verifier.Verify(leaves, start, verified, fold.Fold.State.Election);
        }
        catch (LedgerDisputeException)
        {
            // One ahead of it may be wrong too.
            await counting;
            throw;
        }
    }

    private void Count(VerifiedRun run)
    {
        fold.Apply(run, _ => { });
        advanced(fold.Position);
    }
}
