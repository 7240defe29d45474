using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Publication;

/// <summary>Every route to figures passes here: there is an election, and its release hour has come.</summary>
internal sealed class ReleaseGate(ElectionSource source, TimeProvider clock)
{
    /// <summary>What a reader may have now.</summary>
    public GateState State => source.Election is not { } election ? GateState.NoElection
        : Timestamp.Now(clock) < election.Definition.Release ? GateState.BeforeRelease
        : GateState.Open;

    /// <summary>The election whose figures may be read.</summary>
    /// <exception cref="RpcException">UNAVAILABLE without an election; FAILED_PRECONDITION before the release hour.</exception>
    public Election Require() => State switch
    {
        GateState.Open => source.Election!,
        GateState.NoElection => throw RichError.Create(StatusCode.Unavailable, "No election is defined here yet.", ErrorDetail.RetryInfo(TimeSpan.FromSeconds(1))),
        GateState.BeforeRelease => throw RichError.Create(StatusCode.FailedPrecondition, Announcement,
            ErrorDetail.PreconditionFailure(new Precondition("RELEASE_HOUR", "election", Announcement))),
    };

    /// <summary>When figures are released, in words.</summary>
    public string Announcement => $"Figures are released at {source.Election?.Definition.Release}.";

    /// <summary>The election, released or not; null where none is defined yet.</summary>
    public Election? Election => source.Election;
}

internal enum GateState
{
    NoElection,
    BeforeRelease,
    Open,
}
