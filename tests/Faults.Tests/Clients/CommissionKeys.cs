using Tabulation.Client.Signing;
using Tabulation.ElectionKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>Who signs for the north and for the south at present. Thread-safe.</summary>
internal sealed class CommissionKeys(SmallElection election)
{
    private StatementSigner north = election.North;
    private int refusals;

    /// <summary>Changes when the commission has a new key.</summary>
    public StatementSigner North
    {
        get => Volatile.Read(ref north);
        set => Volatile.Write(ref north, value);
    }

    /// <summary>How often a commission was told that its key is no longer in force.</summary>
    public int Refusals => Volatile.Read(ref refusals);

    public void NoteRefusal() => Interlocked.Increment(ref refusals);

    public StatementSigner Of(bool isNorth) => isNorth ? North : election.South;
}
