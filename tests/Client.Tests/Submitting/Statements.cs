using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Tests.Submitting;

/// <summary>Statements to hand in, each with its number as tag.</summary>
internal static class Statements
{
    private static readonly StatementSigner Signer = new("cec", SigningKey.Create(), NonceSecret.Create());

    /// <summary>The election they are about.</summary>
    public static ElectionId Election { get; } = new(Digest.Of("an election"u8));

    public static IReadOnlyList<SignedBatch> Batches(int statements, int together) =>
        [.. Enumerable.Range(0, statements).Chunk(together).Select(Batch)];

    public static SignedBatch Batch(params int[] numbers) =>
        Signer.Sign([.. numbers.Select(Payload)], [.. numbers.Select(number => (long)number)]);

    public static ByteString Payload(int number) => Signer.Encode(new Payload
    {
        ElectionId = ByteString.CopyFrom(Election.Value.ToArray()),
        PrecinctResult = new PrecinctResult { Contest = "lists", Precinct = $"p{number}", Lines = { number }, Votes = { 1, 2 } },
    });

    public static bool IsAbout(this ByteString payload, int number) =>
        Contracts.V1.Payload.Parser.ParseFrom(payload).PrecinctResult.Precinct == $"p{number}";
}
