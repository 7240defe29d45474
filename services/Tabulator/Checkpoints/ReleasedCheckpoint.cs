using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>A checkpoint that may be seen outside, and the totals at its size.</summary>
internal sealed record ReleasedCheckpoint(SignedNote Note, TotalsChanged Totals)
{
    public long Size => (long)Totals.AsOf.Position;
}
