using Tabulation.Client.Signing;
using Tabulation.ElectionKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>Who signs for the north and for the south at present. Thread-safe.</summary>
internal sealed class CommissionKeys(SmallElection election)
{
    private StatementSigner north = election.North;

    /// <summary>Changes when the commission has a new key.</summary>
    public StatementSigner North
    {
        get => Volatile.Read(ref north);
        set => Volatile.Write(ref north, value);
    }

    public StatementSigner Of(bool isNorth) => isNorth ? North : election.South;
}
