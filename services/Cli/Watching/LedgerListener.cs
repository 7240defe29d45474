using Grpc.Core;
using Tabulation.Chronicle;
using Tabulation.Chronicle.Concluding;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Watching;

/// <summary>Reads a ledger, and goes on where it was after a break. Entries are folded as they come: what is held grows with the stations.</summary>
/// <param name="night">What to tell.</param>
/// <param name="filter">Which events.</param>
/// <param name="clock">For the pace.</param>
internal sealed class LedgerListener(WatchedNight night, TotalsFilter filter, TimeProvider clock)
{
    /// <summary>Between two tellings: seat bounds of a whole country take a while to work out, and entries may come many a second.</summary>
    internal static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private ElectionChronicle chronicle = new(keepsEvents: false);
    private EventFilter? wanted;

    /// <summary>Entries read.</summary>
    public long Position => chronicle.Position;

    /// <summary>Begins anew where the ledger is another election's.</summary>
    public void Expect(ElectionId election)
    {
        if (chronicle.Position == 0 || chronicle.State.ElectionId == election) return;
        (chronicle, wanted) = (new ElectionChronicle(keepsEvents: false), null);
    }

    /// <summary>Reads on until the entries end; tells nothing of the past before the ledger's present size is read.</summary>
    /// <param name="entries">From <see cref="Position"/> on.</param>
    /// <param name="size">Of the ledger at present.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidDataException">An entry cannot be read, or cannot stand where it does.</exception>
    public async Task ReadAsync(IAsyncStreamReader<ReadResponse> entries, long size, CancellationToken cancellation)
    {
        var (due, isToldAll) = (Task.CompletedTask, false);
        while (true)
        {
            var next = entries.MoveNext(cancellation);
            if (!isToldAll && Position >= size && await Task.WhenAny(due, next) == due)
            {
                Tell();
                (due, isToldAll) = (Task.Delay(Pace, clock, cancellation), true);
            }

            if (!await next) return;
            Take(entries.Current);
            isToldAll = false;
        }
    }

    private void Take(ReadResponse chunk)
    {
        var heard = new List<Event>();
        foreach (var leaf in chunk.Entries)
            if (chronicle.Add(leaf.Memory) is { } told && IsWanted(told, chronicle.State.Election!)) heard.Add(told);
        night.Hear(heard);
    }

    private bool IsWanted(Event told, Election election) => (wanted ??= EventFilter.Of(filter, election)).Takes(told, election);

    private void Tell()
    {
        if (chronicle.State.Election is not { } election) return;
        night.Define(election);
        night.Tell(ContestReport.Of(chronicle.State), TurnoutTable.Of(chronicle, Timestamp.Now(clock)));
    }
}
