using Google.Protobuf;
using Tabulation.Contracts;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Tally;

/// <summary>The same entries as they stand in the log. Signatures are not verified here, so anything stands in for them.</summary>
internal sealed class TallyLeaves(TallyEntries stream)
{
    public const int MostPrepared = 50_000;

    private const int BundleSize = 100;
    private const int PathLength = 7;
    private readonly PayloadBuilder builder = new(new byte[Nonces.LeastSecretLength]);
    private readonly StatementId[] current = new StatementId[TallyElection.Precincts];
    private readonly List<(byte[] Leaf, KeyId SignedBy)> leaves = [];
    private readonly Statement statement = new();

    /// <summary>Encodes entries from this one on; they follow those prepared before.</summary>
    public void Prepare(int from, int count)
    {
        leaves.Clear();
        for (var entry = from; entry < from + count; entry++) leaves.Add((Encode(entry), stream.KeyOf(entry)));
    }

    public void Apply(Fold fold)
    {
        foreach (var (leaf, signedBy) in leaves)
        {
            if (!EntryCodec.TryDecode(leaf, out var entry)) throw new InvalidOperationException("A leaf cannot be read.");
            if (StatementDecoder.Decode(entry.Payload, fold.State.Election,
                statement) is { } problem) throw new InvalidOperationException(problem.Message);
            statement.SignedBy = signedBy;
            TallyBenchmark.Require(fold.Apply(statement, entry.RecordedAt, entry.Verdict));
        }
    }

    private byte[] Encode(int entry)
    {
        var precinct = TallyEntries.PrecinctOf(entry);
        var payload = new Contracts.V1.Payload
        {
            ElectionId = ByteString.CopyFrom(Digest.Of("definition"u8).ToArray()),
            Authority = $"region-{TallyElection.RegionOf(precinct)}",
            PrecinctResult = new Contracts.V1.PrecinctResult { Contest = "list", Precinct = $"{precinct:D6}" },
        };
        payload.PrecinctResult.Lines.Add(stream.Lines(entry).ToArray());
        payload.PrecinctResult.Votes.Add(stream.Votes(entry).ToArray());
        if (TallyEntries.IsCorrection(entry))
        {
            payload.Replaces = ByteString.CopyFrom(current[precinct].Value.ToArray());
            payload.PrecinctResult.Reason = "counted again";
        }

        if (builder.Build(payload, out var bytes) is { } problem) throw new InvalidOperationException(problem.Message);
        current[precinct] = StatementId.OfPayload(bytes);
        var proof = new BundleProof(0, BundleSize, new byte[PathLength * 32], new byte[64]);
        return EntryCodec.Encode(entry + 2, Timestamp.FromMilliseconds(1), bytes, proof, TallyEntries.VerdictOf(entry));
    }
}
