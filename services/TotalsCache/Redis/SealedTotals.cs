using System.Runtime.Intrinsics;
using System.Text;
using Google.Protobuf;
using StackExchange.Redis;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Redis;

/// <summary>
/// What stands in the cache, as someone knows it who wrote or checked it: the stamp, and every row's mark. A few dozen bytes a row. Not safe for
/// concurrent use.
/// </summary>
internal sealed class SealedTotals
{
    private readonly TotalsSeal seal;
    private readonly Dictionary<string, Vector256<byte>> marks = [];
    private Vector256<byte> sum;

    private SealedTotals(TotalsSeal seal, AsOf asOf)
    {
        this.seal = seal;
        AsOf = asOf;
    }

    public AsOf AsOf { get; private set; }

    public byte[] Stamp { get; private set; } = [];

    public int Rows => marks.Count;

    /// <summary>Seals a full change. What is to be stored comes back in <paramref name="rows"/>, without the stamp.</summary>
    public static SealedTotals OfFull(TotalsSeal seal, TotalsChanged full, out List<HashEntry> rows)
    {
        var totals = new SealedTotals(seal, full.AsOf);
        rows = totals.Take(full);
        return totals;
    }

    /// <summary>Null where what is stored was not written as a whole by someone who has the secret.</summary>
    /// <param name="seal">The secret's.</param>
    /// <param name="stamp">A stamp that is ours.</param>
    /// <param name="rows">All that is stored beside it.</param>
    public static SealedTotals? Check(TotalsSeal seal, byte[] stamp, IReadOnlyList<HashEntry> rows)
    {
        if (TotalsSeal.ReadHeader(stamp) is not { } header) return null;
        var totals = new SealedTotals(seal, header.AsOf) { Stamp = stamp };
        foreach (var row in rows) totals.Put(row);
        return totals.Rows == rows.Count && seal.IsAuthentic(stamp, totals.Rows, totals.sum) ? totals : null;
    }

    /// <summary>Moves on by a change; what is to be written comes back, without the stamp.</summary>
    public List<HashEntry> Take(TotalsChanged change)
    {
        AsOf = change.AsOf;
        var rows = new List<HashEntry>(change.Totals.Count);
        foreach (var row in change.Totals)
        {
            rows.Add(new HashEntry(FieldOf(row), row.ToByteArray()));
            Put(rows[^1]);
        }

        Stamp = seal.Stamp(new TotalsChanged { AsOf = AsOf, Full = true, Lots = { change.Lots } }, Rows, sum);
        return rows;
    }

    /// <summary>True where the change is of the same election and fold version.</summary>
    public bool IsOfSameHistory(TotalsChanged change) => AsOf.ElectionId == change.AsOf.ElectionId && AsOf.FoldVersion == change.AsOf.FoldVersion;

    /// <summary>True where the change leads on from here.</summary>
    public bool LeadsTo(TotalsChanged change) =>
        !change.Full && IsOfSameHistory(change) && AsOf.Position == change.From && change.From < change.AsOf.Position;

    /// <summary>Codes have no line feeds, and there is no contest without a code.</summary>
    private static string FieldOf(AreaTotals row) => $"{row.Contest}\n{row.Area}";

    private void Put(HashEntry row)
    {
        var field = (string)row.Name!;
        var mark = seal.Mark(AsOf, Encoding.UTF8.GetBytes(field), (byte[])row.Value!);
        if (marks.TryGetValue(field, out var before)) sum ^= before;
        sum ^= mark;
        marks[field] = mark;
    }
}
