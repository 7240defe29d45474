using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Statements;
using Tabulation.Ledger;
using Tabulation.Recount;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Past;

/// <summary>Folds the ledger's first entries again: taken as recorded, so that root and totals are of the same bytes. Whoever does not trust them has the verifier.</summary>
internal static class PastFold
{
    private const int ChunkEntries = 1_024, ChunkBytes = 8 << 20;

    /// <returns>Null where the registry was not complete at that size.</returns>
    /// <exception cref="InvalidDataException">The ledger does not have so many entries, or one cannot stand where it does.</exception>
    public static async Task<PastView?> RunAsync(ILedgerFeed ledger, long size, CancellationToken cancellation)
    {
        var (state, statement, tree) = (new ElectionState(default), new Statement(), new GrowingTree());
        while (state.Position < size)
        {
            var leaves = await ledger.ReadAsync(state.Position, (int)Math.Min(ChunkEntries, size - state.Position), ChunkBytes, cancellation);
            if (leaves.Count == 0) throw new InvalidDataException($"The ledger ends at {state.Position}, before {size}.");
            tree.Append([.. leaves.Select(leaf => Rfc6962.LeafHash(leaf.Span))]);
            foreach (var leaf in leaves) Apply(state, statement, leaf);
        }

        return state.Election is { } election ? new PastView(election, FoldTotals.All(state), ByteString.CopyFrom(tree.HeadAt(size).Root.ToArray())) : null;
    }

    private static void Apply(ElectionState state, Statement statement, ReadOnlyMemory<byte> leaf)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry) || StatementDecoder.Decode(entry.Payload, state.Election, statement) is not null)
            throw new InvalidDataException($"Entry {state.Position} cannot be read.");
        state.Mark();
        state.Apply(statement, Judged.Of(entry.Verdict, state.Election, Fold.FormOf(statement, state.Election)), entry.RecordedAt);
    }
}
