using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Recount;

namespace Tabulation.Publication.Tests;

/// <summary>Changed totals as Tabulation sends them.</summary>
internal static class Changes
{
    public static readonly (string Contest, string Area)[] Keys = [("list", ""), ("list", "N"), ("list", "S")];

    /// <summary>All totals of a ledger, of every contest and area.</summary>
    public static TotalsChanged All(LedgerScript script)
    {
        var totals = FoldTotals.All(script.State);
        return new TotalsChanged { AsOf = totals.AsOf, Full = true, Totals = { totals.Rows } };
    }

    /// <summary>Of one contest "list"; from 0 it is a full one.</summary>
    public static TotalsChanged Of(ulong from, ulong to, params (string Area, ulong Votes)[] rows) => new()
    {
        AsOf = new AsOf { ElectionId = ByteString.CopyFrom(new byte[32]), Position = to, RecordedAt = 1_000 + to, FoldVersion = 1 },
        From = from,
        Full = from == 0,
        Totals = { rows.Select(row => new AreaTotals { Contest = "list", Area = row.Area, Votes = { row.Votes } }) },
    };
}
