using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Publication.Tests;

/// <summary>Changed totals as Tabulation sends them, of one contest "list".</summary>
internal static class Changes
{
    public static readonly (string Contest, string Area)[] Keys = [("list", ""), ("list", "N"), ("list", "S")];

    /// <summary>From 0 it is a full one.</summary>
    public static TotalsChanged Of(ulong from, ulong to, params (string Area, ulong Votes)[] rows) => new()
    {
        AsOf = new AsOf { ElectionId = ByteString.CopyFrom(new byte[32]), Position = to, RecordedAt = 1_000 + to, FoldVersion = 1 },
        From = from,
        Full = from == 0,
        Totals = { rows.Select(row => new AreaTotals { Contest = "list", Area = row.Area, Votes = { row.Votes } }) },
    };
}
