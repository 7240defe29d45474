using System.Text;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness.Tests;

/// <summary>A log of numbered leaves, and another history of it from some leaf on.</summary>
internal sealed class ToyLog
{
    public const string Origin = "log.example/toy";

    public ToyLog(int leaves, int? forkedFrom = null) => Tree.Append(
        [.. Enumerable.Range(0, leaves).Select(leaf => Rfc6962.LeafHash(Encoding.UTF8.GetBytes(leaf >= forkedFrom ? $"other {leaf}" : $"{leaf}")))]);

    public static NoteSigner Signer { get; } = new(Origin, Key(1));

    public GrowingTree Tree { get; } = new();

    public static Ed25519SigningKey Key(byte seed) =>
        Ed25519SigningKey.TryFromSeed([seed, .. new byte[31]], out var key) ? key : throw new InvalidOperationException();

    public SignedNote Note(long size) => Signer.Sign(new Checkpoint(Origin, Tree.HeadAt(size)).ToString());

    /// <summary>With the right proof, where there is one.</summary>
    public WitnessRequest Request(long old, long size) => new(old, old <= size ? Tree.ConsistencyPath(old, size) : [], Note(size));
}
