using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using Tabulation.Tabulator;
using Tabulation.TransparencyLog;

namespace Tabulation.Simulation.Tests;

/// <summary>What must be so in the end.</summary>
internal static class Verdict
{
    /// <summary>Who has not come to rest at the head yet; null where all have.</summary>
    public static string? Unsettled(Installation all)
    {
        var head = (ulong)all.Store.Entries.Count;
        if (all.Clients.FirstOrDefault(client => !client.IsDone) is { } client) return $"{client.Name} has no answer";
        if (all.Tabulators.FirstOrDefault(tabulator => tabulator.Complaint is not null) is { } ill) return $"{ill.Process.Name}: {ill.Complaint}";
        if (all.Tabulators.FirstOrDefault(tabulator => tabulator.Latest.AsOf?.Position != head) is { } late)
            return $"{late.Process.Name} stands at {late.Latest.AsOf?.Position}, not at {head}";
        if (all.Cache.Content?.AsOf.Position != head) return $"the cache stands at {all.Cache.Content?.AsOf.Position}, not at {head}";
        return all.Publications.FirstOrDefault(publication => publication.Board.AsOf is not { Rebuilding: false } asOf || asOf.Position != head) is { } behind
            ? $"{behind.Process.Name} shows {behind.Board.AsOf}, not {head}"
            : null;
    }

    public static void Check(World world, Installation all)
    {
        if (Unsettled(all) is { } unsettled) world.Fail($"After all faults {unsettled}.");
        all.Receipts.Check();
        CheckLedger(world, all);
        foreach (var tabulator in all.Tabulators) CheckTotals(world, all, tabulator.Process.Name, tabulator.Latest.All());
        CheckTotals(world, all, "the cache", all.Cache.Content);
    }

    /// <summary>Statements once each, positions in order, and verdicts, signatures and tree as a fresh fold finds them.</summary>
    private static void CheckLedger(World world, Installation all)
    {
        var entries = all.Store.Entries;
        var ids = Enumerable.Range(0, entries.Count).Select(position => StatementId.OfPayload(all.Recount[position].Envelope.Payload.Span)).ToList();
        if (ids.Distinct().Count() != ids.Count) world.Fail("A statement is in the ledger twice.");
        for (var position = 0; position < entries.Count; position++)
            if (entries[position].Position != position || all.Recount[position].Position != (ulong)position) world.Fail($"Another entry stands at {position}.");
        var root = new MerkleTree([.. entries.Select(entry => Rfc6962.LeafHash(entry.Leaf.Span))]).Root;
        if (all.Store.Head.Head.Tree != new TreeHead(entries.Count, root)) world.Fail("The head is not that of the entries.");
        Refold(world, [.. entries.Select(entry => entry.Leaf)]);
    }

    private static void Refold(World world, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var key = Rehearsal.Election.Root.PublicKey;
        try
        {
            new VerifiedFold(KeyId.OfPublicKey(key.Bytes.Span), new EntryVerifier(Rehearsal.Verifier, key)).Apply(leaves, _ => { });
        }
        catch (LedgerDisputeException dispute)
        {
            world.Fail(dispute.Message);
        }
    }

    private static void CheckTotals(World world, Installation all, string whose, TotalsChanged? totals)
    {
        if (totals is not null && all.Recount.Difference(totals.AsOf, totals.Totals) is { } wrong) world.Fail($"{whose}: {wrong}");
    }
}
