using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

/// <summary>The beginning of a ledger: what its statements were signed in, and its leaves.</summary>
internal static class VectorEntries
{
    private static readonly Verdict Flagged = new(Disposition.Flag, ["EQUATION/E1", "ZERO_VOTES"]);

    public static VectorBundle DefinitionAlone { get; } = Statements("root", TestKeys.Root, "election_definition");

    public static VectorBundle PageAlone { get; } = Statements("root", TestKeys.Root, "registry_page");

    public static VectorBundle Together { get; } =
        Statements("region", TestKeys.Region, "precinct_result", "correction", "extreme_figures", "precinct_result", "correction");

    public static IReadOnlyList<VectorEntry> All { get; } =
    [
        Entry(0, 1_899_999_000_000, "election_definition", DefinitionAlone.ProofOf(0), Verdict.Clean),
        Entry(1, 1_899_999_000_000, "registry_page", PageAlone.ProofOf(0), Verdict.Clean),
        Entry(2, 1_900_000_060_000, "precinct_result", Together.ProofOf(0), Verdict.Clean),
        Entry(3, 1_900_000_060_007, "correction", Together.ProofOf(4), Flagged),
    ];

    public static TreeHead Head { get; } = new MerkleTree([.. All.Select(entry => entry.LeafHash)]).Head;

    private static VectorBundle Statements(string keyName, TestKey key, params string[] names) =>
        new(PayloadType.StatementBundle, keyName, key, [.. names.Select(name => VectorStatements.Named(name).Bytes)]);

    private static VectorEntry Entry(long position, long recordedAt, string statement, BundleProof proof, Verdict verdict)
    {
        var payload = VectorStatements.Named(statement).Bytes;
        return new VectorEntry(statement, EntryCodec.Encode(position, Timestamp.FromMilliseconds(recordedAt), payload, proof, verdict));
    }
}

internal sealed record VectorEntry(string Statement, byte[] Leaf)
{
    public Hash256 LeafHash => Rfc6962.LeafHash(Leaf);
}
