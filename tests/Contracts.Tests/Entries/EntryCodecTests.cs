using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

public class EntryCodecTests
{
    private static readonly Verdict Flagged = new(Disposition.Flag, ["EQUATION/E1", "ZERO_VOTES"]);
    private static readonly Timestamp Time = Timestamp.FromMilliseconds(1_900_000_000_000);

    [Fact]
    public void An_entry_is_encoded_as_Google_Protobuf_encodes_it_and_decoded_to_the_same() =>
        Prop.ForAll(RandomMessage.Arbitrary<V1.Entry>(), message =>
        {
            message.Envelope ??= new V1.Envelope();
            message.Verdict ??= new V1.Verdict();
            message.RecordedAt = Math.Min(message.RecordedAt, Timestamp.MaxMilliseconds);
            return EntryCodec.TryDecode(message.ToByteArray(), out var entry)
                && Equal(message, entry)
                && Encode(entry).AsSpan().SequenceEqual(message.ToByteArray());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_are_decoded_only_if_they_are_what_encoding_gives() =>
        Prop.ForAll(RandomMessage.Arbitrary<V1.Entry>(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (message, seed) =>
        {
            var damaged = Mutation.Of(message.ToByteArray(), new Random(seed));
            return !EntryCodec.TryDecode(damaged, out var entry) || Encode(entry).AsSpan().SequenceEqual(damaged);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_length_is_known_beforehand_and_never_above_the_longest()
    {
        foreach (var position in new[] { 0, 1, 127, 128, long.MaxValue })
        {
            var leaf = EntryCodec.Encode(position, Time, new byte[300], Proof(), Flagged);
            Assert.Equal(leaf.Length, EntryCodec.Length(position, Time, 300, Proof(), Flagged));
            Assert.True(leaf.Length <= EntryCodec.LongestLength(300, Proof(), Flagged));
        }
    }

    [Fact]
    public void A_leaf_of_65535_bytes_is_the_longest()
    {
        var most = EntryCodec.MaxLength - EntryCodec.Length(7, Time, 60_000, Proof(), Verdict.Clean) + 60_000;
        var leaf = EntryCodec.Encode(7, Time, new byte[most], Proof(), Verdict.Clean);
        Assert.Equal(65_535, leaf.Length);
        Assert.True(EntryCodec.TryDecode(leaf, out _));
        var longer = EntryCodec.Encode(7, Time, new byte[most + 1], Proof(), Verdict.Clean);
        Assert.Equal(65_536, longer.Length);
        Assert.Null(CanonicalWire.Entry.Check(longer));
        Assert.False(EntryCodec.TryDecode(longer, out _));
    }

    [Fact]
    public void The_largest_page_fits_into_a_leaf_with_the_longest_proof()
    {
        var payload = new V1.Payload
        {
            ElectionId = SampleElection.Id,
            Authority = new string('a', 32),
            Nonce = SampleElection.Nonce,
            RegistryPage = SampleElection.Page(),
        };
        payload.RegistryPage.Areas[0].ExternalId += new string('x', Payloads.MaxPageLength - payload.RegistryPage.CalculateSize() - 4);
        Assert.Equal(Payloads.MaxPageLength, payload.RegistryPage.CalculateSize());
        var proof = new BundleProof(255, 256, new byte[8 * 32], new byte[64]);
        Assert.True(EntryCodec.LongestLength(payload.CalculateSize(), proof, Verdict.Clean) <= EntryCodec.MaxLength);
        Assert.Equal(359, EntryCodec.LongestLength(65_000, proof, Verdict.Clean) - 65_000);
    }

    [Fact]
    public void A_leaf_without_envelope_or_verdict_or_after_the_year_9999_is_none()
    {
        var whole = V1.Entry.Parser.ParseFrom(EntryCodec.Encode(7, Time, new byte[3], Proof(), Verdict.Clean));
        Assert.True(EntryCodec.TryDecode(whole.ToByteArray(), out _));
        Assert.False(EntryCodec.TryDecode(new V1.Entry(whole) { Envelope = null }.ToByteArray(), out _));
        Assert.False(EntryCodec.TryDecode(new V1.Entry(whole) { Verdict = null }.ToByteArray(), out _));
        Assert.False(EntryCodec.TryDecode(new V1.Entry(whole) { RecordedAt = Timestamp.MaxMilliseconds + 1 }.ToByteArray(), out _));
        Assert.False(EntryCodec.TryDecode(ReadOnlyMemory<byte>.Empty, out _));
    }

    [Fact]
    public void Encoding_allocates_the_leaf_and_decoding_a_clean_entry_nothing()
    {
        var proof = Proof();
        var payload = new byte[200];
        var leaf = EntryCodec.Encode(7, Time, payload, proof, Verdict.Clean);
        Assert.True(EntryCodec.TryDecode(leaf, out var entry));
        Assert.Same(Verdict.Clean, entry.Verdict);
        Assert.Equal(0, Allocated(() => EntryCodec.TryDecode(leaf, out _)));
        Assert.InRange(Allocated(() => EntryCodec.Encode(7, Time, payload, proof, Verdict.Clean)), leaf.Length, leaf.Length + 32);
    }

    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static BundleProof Proof() => new(5, 21, new byte[5 * 32], new byte[64]);

    private static byte[] Encode(in DecodedEntry entry) =>
        EntryCodec.Encode(entry.Position, entry.RecordedAt, entry.Payload, entry.Proof, entry.Verdict);

    private static bool Equal(V1.Entry message, DecodedEntry entry) =>
        (ulong)entry.Position == message.Position
        && (ulong)entry.RecordedAt.Milliseconds == message.RecordedAt
        && entry.Payload.Span.SequenceEqual(message.Envelope.Payload.Span)
        && entry.Proof.Signature.Span.SequenceEqual(message.Envelope.Signature.Span)
        && entry.Proof.Path.Span.SequenceEqual(message.Envelope.AuditPath.Span)
        && (entry.Proof.Index, entry.Proof.Size) == (message.Envelope.BundleIndex, message.Envelope.BundleSize)
        && entry.Verdict.Equals(new Verdict((Disposition)message.Verdict.Disposition, message.Verdict.Rules));
}
