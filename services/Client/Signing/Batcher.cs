using Google.Protobuf;
using Tabulation.Client.Submitting;

namespace Tabulation.Client.Signing;

/// <summary>Gathers payloads by who signs them, and signs as many together as wanted.</summary>
/// <param name="together">Statements under one signature, 1 to <see cref="StatementSigner.MostTogether"/>.</param>
public sealed class Batcher(int together)
{
    private readonly Dictionary<string, Gathering> gathering = new(StringComparer.Ordinal);

    /// <summary>Adds an encoded payload; returns a batch when that fills one.</summary>
    public SignedBatch? Add(StatementSigner signer, ByteString payload, long tag)
    {
        ArgumentNullException.ThrowIfNull(signer);
        if (!gathering.TryGetValue(signer.Authority, out var own)) gathering.Add(signer.Authority, own = new Gathering(signer));
        own.Payloads.Add(payload);
        own.Tags.Add(tag);
        return own.Payloads.Count == together ? own.Sign() : null;
    }

    /// <summary>What is left, in batches that are not full.</summary>
    public IEnumerable<SignedBatch> Flush() => gathering.Values.Where(each => each.Payloads.Count > 0).Select(each => each.Sign());

    private sealed class Gathering(StatementSigner signer)
    {
        public List<ByteString> Payloads { get; } = [];

        public List<long> Tags { get; } = [];

        public SignedBatch Sign()
        {
            var batch = signer.Sign(Payloads, [.. Tags]);
            Payloads.Clear();
            Tags.Clear();
            return batch;
        }
    }
}
