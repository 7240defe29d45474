using Grpc.Core;
using Tabulation.Chronicle;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Elections;

namespace Tabulation.Cli.Reading;

/// <summary>Reads what has happened so far from the ledger; its verdicts are taken as recorded.</summary>
internal static class ChronicleReading
{
    /// <exception cref="UntrustedAnswerException">An entry cannot be read, or cannot stand where it does.</exception>
    /// <exception cref="RpcException">UNAVAILABLE where no election is defined yet, or not all of its registry is in.</exception>
    public static async Task<(ElectionChronicle Chronicle, Election Election)> ChronicleAsync(
        this ServerConnection server, CancellationToken cancellation)
    {
        var chronicle = new ElectionChronicle();
        await foreach (var leaf in server.EntriesAsync(cancellation)) Add(chronicle, leaf);
        return chronicle.State.Election is { } election
            ? (chronicle, election)
            : throw new RpcException(new Status(StatusCode.Unavailable, "no election is defined there yet."));
    }

    private static void Add(ElectionChronicle chronicle, ReadOnlyMemory<byte> leaf)
    {
        try
        {
            chronicle.Add(leaf);
        }
        catch (InvalidDataException problem)
        {
            throw new UntrustedAnswerException(problem.Message);
        }
    }
}
