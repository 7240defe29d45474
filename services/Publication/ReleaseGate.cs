using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Publication;

/// <summary>
/// Every route to figures passes here: there is an election, and its release hour has come. The hour may have been extended by an entry that is not
/// read here yet: so it counts as come only once all that was recorded before it is read: at once with an entry recorded after it, on a quiet night
/// <see cref="Ledger.EmptyRead.Margin"/> later.
/// </summary>
internal sealed class ReleaseGate(ChronicleFollower source, TimeProvider clock)
{
    /// <summary>What a reader may have now.</summary>
    public GateState State => StateOf(source.Standing);

    /// <summary>The election whose figures may be read.</summary>
    /// <exception cref="RpcException">UNAVAILABLE without an election, and while its ledger is not read up to the release hour; FAILED_PRECONDITION before that.</exception>
    public Election Require()
    {
        var standing = source.Standing;
        return StateOf(standing) switch
        {
            GateState.Open => standing.Election!,
            GateState.NoElection => throw Unavailable("No election is defined here yet."),
            GateState.Behind => throw Unavailable(StillReading),
            GateState.BeforeRelease => throw RichError.Create(StatusCode.FailedPrecondition, Announcement,
                ErrorDetail.PreconditionFailure(new Precondition("RELEASE_HOUR", "election", Announcement))),
        };
    }

    /// <summary>Why nothing is given away while the gate is behind, in words.</summary>
    public const string StillReading = "The ledger's entries up to the release hour are still being read; try again.";

    /// <summary>When figures are released, in words.</summary>
    public string Announcement => $"Figures are released at {source.Election?.Release}.";

    /// <summary>The election, released or not; null where none is defined yet.</summary>
    public Election? Election => source.Election;

    private GateState StateOf(ChronicleStanding standing)
    {
        if (standing.Election is not { } election) return GateState.NoElection;
        if (Timestamp.Now(clock) < election.Release) return GateState.BeforeRelease;
        return standing.Known < election.Release ? GateState.Behind : GateState.Open;
    }

    private static RpcException Unavailable(string why) => RichError.Create(StatusCode.Unavailable, why, ErrorDetail.RetryInfo(TimeSpan.FromSeconds(1)));
}

internal enum GateState
{
    NoElection,
    BeforeRelease,

    /// <summary>The release hour that is known here has come, and entries recorded before it, which may extend it, may not be read yet.</summary>
    Behind,
    Open,
}
