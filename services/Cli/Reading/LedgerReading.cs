using System.Runtime.CompilerServices;
using Grpc.Core;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Reading;

/// <summary>Reads the ledger from its first entry.</summary>
internal static class LedgerReading
{
    /// <summary>Every entry there is now, encoded as hashed, in order.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> EntriesAsync(
        this ServerConnection server, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var call = server.Ledger.Read(new ReadRequest(), cancellationToken: cancellation);
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellation))
            foreach (var leaf in chunk.Entries) yield return leaf.Memory;
    }

    /// <summary>The election that the ledger's first entries define; no more of them are read than that takes.</summary>
    /// <exception cref="RpcException">UNAVAILABLE where none is defined yet, or not all of its registry is in.</exception>
    /// <exception cref="UntrustedAnswerException">The entries do not make one.</exception>
    public static async Task<Election> ElectionAsync(this ServerConnection server, CancellationToken cancellation)
    {
        var assembler = new ElectionAssembler();
        await foreach (var leaf in server.EntriesAsync(cancellation))
        {
            Add(assembler, leaf);
            if (assembler.Election is { } election) return election;
        }

        throw new RpcException(new Status(StatusCode.Unavailable, "no election is defined there yet."));
    }

    private static void Add(ElectionAssembler assembler, ReadOnlyMemory<byte> leaf)
    {
        try
        {
            assembler.Add(leaf);
        }
        catch (InvalidDataException problem)
        {
            throw new UntrustedAnswerException(problem.Message);
        }
    }
}
