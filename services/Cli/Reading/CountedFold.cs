using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.Recount;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Reading;

/// <summary>Counts entries as they are read, under the operator's key that the first one, the definition, names.</summary>
/// <param name="jobs">On how many cores signatures are verified.</param>
internal sealed class CountedFold(int jobs)
{
    private readonly List<ReadOnlyMemory<byte>> waiting = [];
    private VerifiedFold? fold;

    /// <summary>Null until the registry is complete.</summary>
    public Election? Election => fold?.Fold.State.Election;

    /// <summary>Null until the registry is complete.</summary>
    public Tally? Tally => fold?.Fold.Tally;

    /// <summary>The election's id; none before the first entry.</summary>
    public ElectionId Id => fold?.Fold.State.ElectionId ?? default;

    /// <summary>Entries added and not counted yet.</summary>
    public int Waiting => waiting.Count;

    public void Add(ReadOnlyMemory<byte> leaf) => waiting.Add(leaf);

    /// <summary>Counts those that wait.</summary>
    /// <exception cref="LedgerDisputeException">An entry is not what it should be.</exception>
    public void Finish()
    {
        if (waiting.Count == 0) return;
        fold ??= Begin(waiting[0]);
        fold.Apply(waiting, _ => { });
        waiting.Clear();
    }

    private VerifiedFold Begin(ReadOnlyMemory<byte> leaf)
    {
        var statement = new Statement();
        if (!EntryCodec.TryDecode(leaf, out var entry) || StatementDecoder.Decode(entry.Payload, null, statement) is not null
            || statement.Definition is not { } definition || !VerificationKey.TryRead(definition.Root.PublicKey.Span, out var key))
            throw new LedgerDisputeException(0, LedgerFault.StatementMalformed, "is no definition of an election");
        var verifier = new EntryVerifier(new BundleVerifier(new VerifiedSignatures(4_096)), key, jobs);
        return new VerifiedFold(KeyId.OfPublicKey(key.Bytes.Span), verifier);
    }
}
