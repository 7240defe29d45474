using Tabulation.Benchmarks.Ingest;
using Tabulation.Contracts;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Night;

/// <summary>
/// Fills a ledger past Intake, through the same store, with entries as Intake would make them: results in bundles of 100, every precinct corrected again and
/// again.
/// </summary>
internal sealed class LoadedLedger(BenchElection election, int precincts, SigningKey intakeKey) : IAdmission
{
    private const int Together = 100;
    private const int Batch = 5_000;

    private readonly StatementId[] current = new StatementId[precincts];
    private readonly ReadOnlyMemory<byte>[] payloads = new ReadOnlyMemory<byte>[Batch];
    private readonly BundleProof[] proofs = new BundleProof[Batch];

    public long Position { get; private set; }

    /// <summary>Appends so many entries, a multiple of the precincts' number, which is one of 5,000.</summary>
    public async Task FillAsync(ILedger ledger, int entries)
    {
        for (var first = 0; first < entries; first += Batch)
        {
            var (from, round) = (first % precincts, first / precincts);
            Parallel.For(0, Batch / Together, bundle => Sign(from, bundle * Together, round));
            await ledger.AppendAsync(current[from..(from + Batch)], this, CancellationToken.None);
        }
    }

    public void Replay(ReadOnlyMemory<byte> leaf) => Position++;

    public void Begin()
    {
    }

    public byte[] Admit(int number, Timestamp recordedAt) => EntryCodec.Encode(Position++, recordedAt, payloads[number], proofs[number], Verdict.Clean);

    public byte[] SignHead(TreeHead head) => SignedHead.Sign(intakeKey, head).Signature.ToArray();

    public void Rollback() => throw new InvalidOperationException("No batch should fail here.");

    private void Sign(int from, int place, int round)
    {
        for (var i = place; i < place + Together; i++)
        {
            var precinct = from + i;
            payloads[i] = (round == 0 ? election.Result(precinct) : election.Correction(precinct, current[precinct], round)).Memory;
            current[precinct] = StatementId.OfPayload(payloads[i].Span);
        }

        var signed = SignedBundle.Sign(election.Key, PayloadType.StatementBundle, payloads[place..(place + Together)]);
        for (var i = 0; i < Together; i++) proofs[place + i] = signed.ProofOf(i);
    }
}
