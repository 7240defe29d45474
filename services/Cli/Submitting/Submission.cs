using Tabulation.Client.Elections;
using Tabulation.Client.Results;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Submitting;

/// <summary>Hands rows in and, where that is wanted, replaces what stands in their way.</summary>
internal sealed class Submission(ElectionFolder folder, Signers signers, ResultPayloads payloads, int together)
{
    private readonly List<(int Row, StatementId Current)> inTheWay = [];

    /// <summary>Remembers corrections; null where nothing is to be replaced.</summary>
    public Corrections? Corrections { get; init; }

    /// <summary>Makes sure that there is a key for each row before any is sent.</summary>
    /// <exception cref="InputException">Nobody here speaks for a precinct.</exception>
    public void RequireSigners(IEnumerable<ResultRow> rows)
    {
        foreach (var row in rows) signers.For(row.Precinct);
    }

    public async Task RunAsync(Submitter submitter, SubmitReport report, CancellationToken cancellation)
    {
        await submitter.SubmitAsync(First(report.Rows), answered => Take(answered, report), cancellation);
        if (inTheWay.Count == 0) return;
        var corrections = inTheWay.Where(each => !IsCorrected(each, report)).ToList();
        inTheWay.Clear();
        await submitter.SubmitAsync(Replacing(corrections, report.Rows), report.Take, cancellation);
    }

    private IEnumerable<SignedBatch> First(IReadOnlyList<ResultRow> rows)
    {
        var batcher = new Batcher(together);
        for (var number = 0; number < rows.Count; number++)
            if (Add(batcher, rows[number], number, default) is { } batch) yield return batch;
        foreach (var batch in batcher.Flush()) yield return batch;
    }

    private IEnumerable<SignedBatch> Replacing(List<(int Row, StatementId Current)> corrections, IReadOnlyList<ResultRow> rows)
    {
        var batcher = new Batcher(together);
        foreach (var (row, current) in corrections)
            if (Add(batcher, rows[row], row, current) is { } batch) yield return batch;
        foreach (var batch in batcher.Flush()) yield return batch;
    }

    private SignedBatch? Add(Batcher batcher, ResultRow row, int number, StatementId replaces)
    {
        var signer = signers.For(row.Precinct);
        if (signer.TryEncode(payloads.Make(row, replaces), out var payload) is { } problem)
            throw new InputException($"Line {row.Line}: {problem.Field}: {problem.Message}");
        if (!replaces.IsNone) Corrections!.Add(folder.Election, row, StatementId.OfPayload(payload.Span));
        return batcher.Add(signer, payload, number);
    }

    private void Take(AnsweredStatement answered, SubmitReport report)
    {
        if (Corrections is not null && answered.Answer.Refusal is { CurrentStatementId.Length: Digest.Size } refusal)
            inTheWay.Add(((int)answered.Tag, new StatementId(Digest.From(refusal.CurrentStatementId.Span))));
        else report.Take(answered);
    }

    private bool IsCorrected((int Row, StatementId Current) each, SubmitReport report)
    {
        if (!Corrections!.IsCurrent(folder.Election, report.Rows[each.Row], each.Current)) return false;
        report.AlreadyCorrected();
        return true;
    }
}
