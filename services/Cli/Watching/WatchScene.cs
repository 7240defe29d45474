using Tabulation.Chronicle.Concluding;
using Tabulation.Chronicle.Turnout;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;
using TurnoutReport = Tabulation.Chronicle.Turnout.TurnoutReport;

namespace Tabulation.Cli.Watching;

/// <summary>All that the view shows at one moment.</summary>
/// <param name="Connection">Whether anything can be heard, in words.</param>
internal sealed record WatchScene(string Connection)
{
    /// <summary>Null while nobody may know it: before the release hour, or while the server is away.</summary>
    public Election? Election { get; init; }

    /// <summary>Where <see cref="Rows"/> stand; null while there are none.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>In the server's order.</summary>
    public IReadOnlyList<AreaTotals> Rows { get; init; } = [];

    /// <summary>Which of the rows is shown in full: any number.</summary>
    public int Chosen { get; init; }

    /// <summary>Seats of the contest shown; null while they are not known.</summary>
    public GetAllocationResponse? Seats { get; init; }

    /// <summary>By contest, as the ledger has it; empty while it is not read.</summary>
    public IReadOnlyDictionary<string, ContestStatus> Statuses { get; init; } = new Dictionary<string, ContestStatus>();

    /// <summary>As announced; null where there is no plan, or it is not read.</summary>
    public TurnoutReport? Turnout { get; init; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Event> Events { get; init; } = [];

    /// <summary>The row shown in full; null while there is none.</summary>
    public AreaTotals? Row => Rows.Count == 0 ? null : Rows[((Chosen % Rows.Count) + Rows.Count) % Rows.Count];
}
